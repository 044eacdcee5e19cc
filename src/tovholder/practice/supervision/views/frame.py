"""The frame of the pages about one placed child."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.identity import identity_bar
from tovholder.foundation.families.models import Child


def page_of(request: StaffRequest, child: Child, **more: Any) -> dict[str, Any]:
    """Who it is about, what day it is, and the way back to the child's supervision."""
    today = danish_day(request.reader.at)
    about = identity_bar(child, on=today, url=reverse("desk:child", args=[child.pk]))
    back = reverse("supervision:child", args=[child.pk])
    return {"child": about, "child_id": child.pk, "back": back, "now": request.reader.at, "today": today, **more}
