"""Finding the child that something was about: the siblings stand there, anybody else is searched for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.writing import Writing
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.searching import search
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework.forms import RightChildForm


def right_child_form(
    request: StaffRequest, writing: Writing, child: Child, *, page: str
) -> tuple[RightChildForm, bool]:
    """The question which child it was about, and whether somebody was looked for and nobody found."""
    typed = request.POST if request.method == "POST" else writing.initial()
    found = _children_to_choose_from(child, typed.get("looked_for", ""), reader=request.reader, page=page)
    looking = "look" in request.POST
    form = RightChildForm(
        None if looking or request.method != "POST" else request.POST,
        initial={name: typed.get(name, "") for name in RightChildForm.base_fields},
        children=found,
        on=danish_day(request.reader.at),
    )
    return form, looking and not found


def _children_to_choose_from(child: Child, looked_for: str, *, reader: Reader, page: str) -> dict[Child, str]:
    """The siblings, and those found by what was looked for, each with where it belongs; this reader may open them."""
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page=page)
    found = search(looked_for, reader=reader).children if looked_for.strip() else ()
    known = {each: each.unit.name if each.unit else "" for each in found if each != child}
    return dict.fromkeys(siblings, _("søskende")) | {each: unit for each, unit in known.items() if each not in siblings}
