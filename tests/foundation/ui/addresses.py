"""A handful of pages to try the frame with, so that these tests need no other room."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.i18n import set_language

from tovholder.foundation.ui.gallery import gallery_context

saved_drafts: list[dict[str, Any]] = []
answers: dict[str, int] = {"status": 200}


@login_not_required
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Keep what is sent, and answer as the test wishes."""
    if answers["status"] != 200:
        return HttpResponse(status=answers["status"])
    saved_drafts.append(request.POST.dict())
    return JsonResponse({"clock": "13.05", "version": len(saved_drafts)})


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery, as in the demo."""
    return render(request, "ui/gallery.html", gallery_context(None))


@login_not_required
def a_page(request: HttpRequest, template: str) -> HttpResponse:
    """Any template by name, with an empty context."""
    return render(request, template)


urlpatterns = [
    path("eksempler/", gallery),
    path("kladde/eksempel/", keep_draft),
    path("side/<path:template>", a_page),
    path("sprog/", login_not_required(set_language), name="set_language"),
    path("konto/", include("allauth.urls")),
    path("om/", include("tovholder.foundation.ui.urls")),
]
