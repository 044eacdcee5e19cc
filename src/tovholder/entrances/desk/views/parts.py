"""Parts that the pages of one child share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.day_page import Row
from tovholder.entrances.desk.words import counted, deed_in_words, real_time
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_age, shown_name


def ways_to_add(child_id: UUID, *, reader: Reader, placed: bool = False) -> list[tuple[str, str]]:
    """What this reader can add to the child's record: label and address; only what the house has a page for."""
    ways = [
        (_("Notat"), address_of("casework:write_note", child_id)),
        (_("Samtale med barnet"), address_of("casework:speak_with_child", child_id)),
        (_("Underretning"), address_of("intake:begin") if reader.is_intake else ""),
        (_("Dokument"), address_of("documents:attach", child_id)),
        (_("Voksen omkring barnet"), address_of("desk:new_grown_up", child_id)),
        (_("Aftale"), address_of("appointments:book", child_id)),
        (_("Indsats"), address_of("casework:new_measure", child_id)),
        (_("Afgørelse"), address_of("decisions:prepare", child_id)),
        (_("Opfølgning"), address_of("plans:follow_up", child_id)),
        (_("Tilsynsbesøg"), address_of("supervision:record", child_id) if placed else ""),
        (_("Sag til udvalget"), address_of("committee:raise_matter", child_id)),
        (_("Formandsafgørelse"), address_of("committee:decide_as_chair", child_id)),
        (_("Bedt om aktindsigt"), address_of("decisions:ask_for_file", child_id)),
        (_("Barnet beder om noget"), address_of("casework:receive_request", child_id)),
    ]
    return [(label, address) for label, address in ways if address]


def sibling_rows(siblings: Sequence[Child], *, on: date) -> list[Row]:
    """Siblings and other children at home, one click away."""
    return [Row(each.pk, shown_name(each), shown_age(each, on=on)) for each in siblings]


def last_rows(told: Sequence[Sequence[Subject]]) -> list[Row]:
    """The last things that happened; what was done many at a time with how many."""
    return [
        Row(
            last.child_id,
            "",
            what=counted(deed_in_words(last.line.deed), 1 + len(others)),
            when=real_time(last.line.happened_at, deed=last.line.deed),
        )
        for last, *others in told
    ]
