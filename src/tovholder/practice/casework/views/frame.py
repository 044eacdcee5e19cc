"""The frame of the pages of a case: whose case it is, and the way back."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.identity import identity_bar
from tovholder.foundation.families.models import Child


def page_of(request: StaffRequest, child: Child, **more: Any) -> dict[str, Any]:
    """What the frame of these pages needs: who it is about, and the way back."""
    url = reverse("desk:child", args=[child.pk])
    about = identity_bar(child, on=danish_day(request.reader.at), url=url)
    return {"child": about, "back": url, "now": request.reader.at, **more}


def onwards(request: StaffRequest, *, otherwise: str) -> str:
    """Back to the page that sent us here (?videre=/…/), else to `otherwise`; never to another site."""
    wanted = request.GET.get("videre", "")
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else otherwise
