"""Where a letter could put a child in danger, it is not written (law review F01 and F13)."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child, ContactHold, Residence

_SHORTEST_ADDRESS = 6  # shorter texts than this say too little to compare


class HeldBack(RuntimeError):
    """The letter must not be written now; the message says why and what to do instead."""


@asked_by_deeds
def refuse_while_on_hold(children: Collection[UUID]) -> None:
    """Nothing goes out while there is a contact hold on one of the children, or when one has died. Raises HeldBack."""
    hold = Exists(ContactHold.objects.filter(child=OuterRef("pk"), lifted_at=None))
    for died_on, on_hold in Child.objects.filter(pk__in=children).values_list("died_on", hold):
        if died_on is not None:
            raise HeldBack(
                "Barnet er dødt, og der sendes ikke breve. Tal med din leder om, hvem der taler med familien."
            )
        if on_hold:
            raise HeldBack(
                "Der er kontaktstop på barnet, så der må ikke sendes breve. "
                "Giv svaret personligt, eller vent, til kontaktstoppet er ophævet."
            )


def refuse_to_the_family(children: Collection[UUID], *, recipient: str, address: str, on: date) -> None:
    """A letter that tells of a notification never goes to the child or to where the child lives. Raises HeldBack."""
    told = plain(recipient)
    names = Child.objects.filter(pk__in=children).values_list("name", flat=True)
    if any(name and plain(name) == told for name in names):
        raise HeldBack("Modtageren er barnet selv. Et brev kan blive læst af andre: giv svaret personligt.")
    homes = Residence.objects.on(on).filter(child__in=children).values_list("home__address", flat=True)
    if any(_same_place(home, address) for home in homes):
        raise HeldBack("Adressen er barnets hjem. Et brev kan afsløre underretningen: giv svaret personligt.")


def _same_place(home: str, address: str) -> bool:
    one, other = plain(home), plain(address)
    return min(len(one), len(other)) >= _SHORTEST_ADDRESS and (one in other or other in one)


def plain(text: str) -> str:
    """A name or an address without capitals, signs and spelling that do not tell two apart."""
    return " ".join(re.findall(r"\w+", folded(text)))
