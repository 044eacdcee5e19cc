"""The frame of the pages about one placed child."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.views import frame


def page_of(request: StaffRequest, child: Child, **more: Any) -> dict[str, Any]:
    """Who it is about, what day it is, and the way back to the child's supervision."""
    back, today = reverse("supervision:child", args=[child.pk]), danish_day(request.reader.at)
    return frame.page_of(request, child, **{"child_id": child.pk, "back": back, "today": today, **more})
