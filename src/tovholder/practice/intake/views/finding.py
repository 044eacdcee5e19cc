"""Who might this child be? Looking among all children of the municipality, with the look noted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.sealing import seal
from tovholder.foundation.ui.forms import DayField
from tovholder.practice.intake.queries import Candidate, candidates_for


def candidates_shown(
    request: StaffRequest, known: Mapping[str, Any], *, page: str, but_not: UUID | None = None
) -> list[Candidate]:
    """The known children it might be, likeliest first. What was looked for is kept, sealed, with who was shown."""
    asked = {name: str(known.get(name) or "").strip() for name in ("name", "cpr", "address")}
    born = _day(known.get("birth_date"))
    if not (born or any(asked.values())):
        return []
    found = candidates_for(
        name=asked["name"],
        cpr=asked["cpr"],
        address=asked["address"],
        birth_date=born,
        but_not=but_not,
        reader=request.reader,
    )
    searched = json.dumps({**asked, "birth_date": born.isoformat() if born else ""}, ensure_ascii=False)
    note_list_reading(
        [candidate.child.pk for candidate in found],
        reader=request.reader,
        page=page,
        searched=seal(searched, place="list reading"),
    )
    return found


def _day(value: Any) -> date | None:
    """The day, when it can be read; a search does not complain about half a date."""
    try:
        day: date | None = DayField(required=False).clean(value)
    except forms.ValidationError:
        return None
    return day
