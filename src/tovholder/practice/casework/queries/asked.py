"""What has been asked of us about a child: by the child, by its parents, and by us of another unit."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import F, OuterRef
from django.utils.translation import gettext as _

from tovholder.foundation.chronicle.rows import records_of, whole_rows_of
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import CaseworkerWish, ChildRequest, UnitHandOver


class Asked(NamedTuple):
    """What the child asks for, wishes for another caseworker (`asker`), and what another unit was asked (`way`)."""

    requests: list[ChildRequest]
    wishes: list[CaseworkerWish]
    hand_overs: list[UnitHandOver]


def asked_about(child: Child) -> Asked:
    """All that was asked, the newest first. One statement."""
    requests, wishes, asked = (
        kind._default_manager.filter(child=OuterRef("pk")).order_by("-happened_at", "-pk")
        for kind in (ChildRequest, CaseworkerWish, UnitHandOver)
    )
    rows: Any = Child.objects.filter(pk=child.pk).values_list(
        whole_rows_of(requests),
        whole_rows_of(wishes, name=F("adult__name")),
        whole_rows_of(asked, from_name=F("from_unit__name"), to_name=F("to_unit__name")),
    )
    of_child, of_parents, of_units = rows[0]
    found = Asked(
        records_of(ChildRequest, of_child), records_of(CaseworkerWish, of_parents), records_of(UnitHandOver, of_units)
    )
    shown: Any
    for shown, row in zip(found.wishes, of_parents, strict=True):
        shown.asker = row["name"] or _("En voksen uden navn")
    for shown, row in zip(found.hand_overs, of_units, strict=True):
        shown.way = {"from": row["from_name"], "to": row["to_name"]}
    return found
