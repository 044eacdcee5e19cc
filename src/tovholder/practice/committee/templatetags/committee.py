"""`{% load committee %}`: the day whose end is 24.00."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import template

from tovholder.foundation.ui.wording import weekday_day

register = template.Library()


@register.filter
def lapse_day(until: datetime | None) -> str:
    """torsdag 22. oktober 2026, for the moment at which that day has just ended (midnight)."""
    return weekday_day(until - timedelta(minutes=1)) if until else ""
