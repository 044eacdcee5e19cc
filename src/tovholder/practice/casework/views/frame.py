"""The frame of the pages of a case: whose case it is, and the way back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.identity import identity_bar
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.queries.carrying import holder_of


def page_of(request: StaffRequest, child: Child, **more: Any) -> dict[str, Any]:
    """What the frame of these pages needs: who it is about, and the way back."""
    url = reverse("desk:child", args=[child.pk])
    about = identity_bar(child, on=danish_day(request.reader.at), url=url)
    return {"child": about, "back": url, "now": request.reader.at, **more}


def back_to_case(child_id: UUID) -> str:
    """Where most of these pages lead back to: Sagens gang."""
    return reverse("casework:life_of_case", args=[child_id])


def caseworker_now(child: Child, *, on: date) -> tuple[str, str]:
    """Who the child's caseworker is that day, as a fact on the page."""
    post = child.caseworker
    who = (holder_of(post, on=on) or _("%s (ledig)") % post.title) if post else _("ingen")
    return _("Rådgiver nu"), who


def onwards(request: StaffRequest, *, otherwise: str) -> str:
    """Back to the page that sent us here (?videre=/…/), else to `otherwise`; never to another site."""
    wanted = request.GET.get("videre", "")
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else otherwise
