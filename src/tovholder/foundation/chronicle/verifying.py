"""Proving that the chronicle is as it was written, or naming the first line that is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tovholder.foundation.chronicle.models import Seal
from tovholder.foundation.chronicle.prints import next_seal
from tovholder.foundation.chronicle.reading import EVER_SINCE, FOR_EVER, LAST_XID, Stretch, lines_in_stretch
from tovholder.foundation.chronicle.sealing import NO_SEAL
from tovholder.foundation.chronicle.witness import Witness

SEALS_AT_A_TIME = 500
PRINT, ID = 32, 16
Told = Callable[[int], None]
"""Told now and then how many lines have been gone through."""

CHANGED = "linjen er ændret"
FACTS_CHANGED = "linjens oplysninger er ændret"
GONE = "linjen er fjernet eller flyttet"
PUT_IN = "linjen er sat ind senere"
SEAL_BROKEN = "seglet passer ikke til seglet før det"
SEALS_CUT = "de nyeste segl er fjernet"


@dataclass(frozen=True)
class Bad:
    """The first thing that is not as it was: the line where one can be named, the seal, and what is wrong."""

    what: str
    seal: int
    line: UUID | None = None

    def __str__(self) -> str:
        return str(self.line) if self.line else f"segl {self.seal}"


class _FoundBad(Exception):
    def __init__(self, bad: Bad) -> None:
        self.bad = bad


@dataclass
class Verified:
    """How many seals and lines were gone through and are right, and the first bad one."""

    lines: int = 0
    seals: int = 0
    bad: Bad | None = None


def verify(*, witness: Witness | None = None, told: Told = lambda lines: None) -> Verified:
    """Go through every seal and every line, also those not yet sealed; stops at the first bad one.

    `told` is called now and then with the number of lines gone through. `witness` is a seal seen earlier: when it
    is no longer there, the newest lines were cut off together with their seals.
    """
    proof = Verified()
    try:
        with transaction.atomic():
            _go_through(proof, witness, told)
    except _FoundBad as found:
        proof.bad = found.bad
    return proof


def _go_through(proof: Verified, witness: Witness | None, told: Told) -> None:
    last = Seal(number=0, upto_xid=0, seal=NO_SEAL)
    begins = _beginnings()
    for epoch, after in begins.items():
        until = begins.get(epoch + 1, FOR_EVER)
        last.upto_xid = 0
        for seals in _pages(epoch, last.number):
            for seal in seals:
                _chained(last, seal, witness)
                last, proof.seals = seal, proof.seals + 1
            _compare(proof, seals, Stretch(seals[0].from_xid, last.upto_xid, after, until))
            told(proof.lines)
        if epoch == max(begins) and witness is not None and witness.number > last.number:
            raise _FoundBad(Bad(SEALS_CUT, last.number + 1))
        _not_sealed(proof, last, Stretch(last.upto_xid, LAST_XID, after, until), over=epoch + 1 in begins)


def _beginnings() -> dict[int, datetime]:
    """Each epoch, and the moment its lines were written after."""
    openings = Seal.objects.filter(from_xid=0, upto_xid=0).order_by("number").values_list("epoch", "written_after")
    return {1: EVER_SINCE} | {epoch: after for epoch, after in openings if after is not None}


def _pages(epoch: int, number: int) -> Iterator[list[Seal]]:
    while page := list(Seal.objects.filter(epoch=epoch, number__gt=number).order_by("number")[:SEALS_AT_A_TIME]):
        yield page
        number = page[-1].number


def _chained(before: Seal, seal: Seal, witness: Witness | None) -> None:
    """The seal follows the one before, and is the one the witness saw."""
    prints, ids = bytes(seal.prints), bytes(seal.line_ids)
    right = (
        seal.number == before.number + 1
        and seal.from_xid == before.upto_xid
        and (len(prints), len(ids)) == (PRINT * seal.lines, ID * seal.lines)
        and bytes(seal.seal) == next_seal(bytes(before.seal), ids + prints)
    )
    if not right or (witness is not None and witness.number == seal.number and witness.seal != bytes(seal.seal)):
        raise _FoundBad(Bad(SEAL_BROKEN, before.number + 1))


def _compare(proof: Verified, seals: Sequence[Seal], stretch: Stretch) -> None:
    """The lines of the stretch are the sealed ones, in their order, as they were."""
    known = {line_id for _, line_id, _ in _entries(seals)}
    entries, number = _entries(seals), seals[0].number
    for line in lines_in_stretch(stretch, with_facts=True):
        number, line_id, sealed_print = next(entries, (number, b"", b""))
        if line.id != line_id:
            gone = line.id in known
            raise _FoundBad(
                Bad(GONE, number, UUID(bytes=line_id)) if gone else Bad(PUT_IN, number, UUID(bytes=line.id))
            )
        if line.print != sealed_print:
            raise _bad(CHANGED, number, line.id)
        if not line.facts_hold:
            raise _bad(FACTS_CHANGED, number, line.id)
        proof.lines += 1
    for number, line_id, _ in entries:
        raise _bad(GONE, number, line_id)


def _bad(what: str, seal: int, line_id: bytes) -> _FoundBad:
    return _FoundBad(Bad(what, seal, UUID(bytes=line_id)))


def _entries(seals: Sequence[Seal]) -> Iterator[tuple[int, bytes, bytes]]:
    for seal in seals:
        ids, prints = bytes(seal.line_ids), bytes(seal.prints)
        for n in range(seal.lines):
            yield seal.number, ids[n * ID : (n + 1) * ID], prints[n * PRINT : (n + 1) * PRINT]


def _not_sealed(proof: Verified, last: Seal, stretch: Stretch, *, over: bool) -> None:
    """Lines that wait for their seal hold by their facts; in an epoch that is over there are none."""
    for line in lines_in_stretch(stretch, with_facts=True):
        if over:
            raise _bad(PUT_IN, last.number, line.id)
        if not line.facts_hold:
            raise _bad(FACTS_CHANGED, last.number + 1, line.id)
        proof.lines += 1
