"""Finding the child that something was about: the siblings stand there, anybody else is searched for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.searching import search
from tovholder.foundation.families.siblings import siblings_of


def children_to_choose_from(child: Child, looked_for: str, *, reader: Reader, page: str) -> dict[Child, str]:
    """The siblings, and those found by what was looked for, each with where it belongs; this reader may open them."""
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page=page)
    found = search(looked_for, reader=reader).children if looked_for.strip() else ()
    known = {each: each.unit.name if each.unit else "" for each in found if each != child}
    return dict.fromkeys(siblings, _("søskende")) | {each: unit for each, unit in known.items() if each not in siblings}
