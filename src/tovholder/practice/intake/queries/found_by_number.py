"""Which children a receipt number, or the id of a notification or a case, belongs to: for the search."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from tovholder.foundation.families.numbers import id_in
from tovholder.foundation.families.searching import also_finds
from tovholder.practice.casework.models import Case
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.receipts import receipt_in


@also_finds
def children_with_number(words: str) -> Iterable[UUID]:
    """The children, as known now, of a notification or a case with this whole number; nothing for other words."""
    receipt, whole = receipt_in(words), id_in(words)
    if not (receipt or whole):
        return []
    wanted = Q(notification__receipt=receipt) if receipt else Q(notification=whole) | Q(pk=whole)
    rows = Concern.objects.filter(wanted, moved_to=None)
    found = list(rows.values_list(Coalesce("child__same_as", "child"), flat=True))
    return found + (list(Case.objects.filter(pk=whole).values_list("child", flat=True)) if whole else [])
