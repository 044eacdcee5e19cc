"""What `tovholder merger` does: the new name, and a line in the record of each child we have in hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from tovholder.core.time.calendar import danish_day, start_of_day
from tovholder.entrances.commandline.watching import watched
from tovholder.foundation.access.queries import reader_of
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.organisation.actions import decide_for_municipality
from tovholder.foundation.organisation.models import Municipality, PostKind
from tovholder.foundation.organisation.queries import the_municipality
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.actions import record_merger
from tovholder.practice.casework.queries.mergers import in_hand_at, told_of_merger

MAY_MERGE = frozenset({PostKind.HEAD, PostKind.ADMINISTRATOR})
AT_A_TIME = 200  # children in one deed: caseworkers who write meanwhile wait for no more


class NotThisMerger(ValueError):
    """What was written cannot be what happened to this municipality; the text says what to write instead."""


@dataclass(frozen=True)
class Merger:
    """Municipalities that become one (kommunesammenlægning) on a Danish day."""

    of: tuple[str, ...]
    into: str
    code: str
    on: date


@dataclass(frozen=True)
class Told:
    """What was written: whether the municipality got its new name now, and in how many records a line stands."""

    into: str
    on: str
    renamed: bool
    children: int
    told_now: int
    told_before: int
    written: bool


def answer(wanted: Merger, *, username: str, now: datetime, only_look: bool, as_json: bool) -> int:
    """Carry the merger out, or only look, and say what came of it. Raises NotThisMerger."""
    by, municipality = _hand_of(username, now=now), the_municipality()
    refuse_another(wanted, municipality)
    if not only_look:
        refuse_too_early(wanted, now=now)
    told = look(wanted, municipality) if only_look else carry_out(wanted, municipality, at=now, by=by)
    print(json.dumps(asdict(told), ensure_ascii=False) if as_json else _in_words(told, wanted, today=danish_day(now)))
    return 0


def refuse_too_early(wanted: Merger, *, now: datetime) -> None:
    """Raises NotThisMerger when the day has not come; what will come of it can be looked at before."""
    if wanted.on > danish_day(now):
        raise NotThisMerger(
            f"Kommunerne lægges først sammen {day(wanted.on)}. Kør kommandoen den dag eller senere; "
            "med --dry-run kan du se nu, hvad der vil ske."
        )


def refuse_another(wanted: Merger, municipality: Municipality) -> None:
    """Raises NotThisMerger when this municipality is none of them."""
    names = {name.casefold() for name in (*wanted.of, wanted.into)}
    if municipality.name.casefold() not in names:
        raise NotThisMerger(
            f"Kommunen her hedder »{municipality.name}« og er ikke blandt dem, der lægges sammen. "
            "Skriv dens navn, som det står, efter --of."
        )


def look(wanted: Merger, municipality: Municipality) -> Told:
    """What would be written."""
    children, before = _children_and_told(wanted)
    renamed = bool(_changes(wanted, municipality))
    return Told(wanted.into, wanted.on.isoformat(), renamed, len(children), len(children) - before, before, False)


def carry_out(wanted: Merger, municipality: Municipality, *, at: datetime, by: Author) -> Told:
    """The new name first, then the children some at a time: what is broken off goes on where it was."""
    changes = _changes(wanted, municipality)
    if changes:
        decide_for_municipality(municipality, changes, at=at, by=by)
    children, before = _children_and_told(wanted)
    moment, now = start_of_day(wanted.on), 0
    with watched("Børn") as tell:
        for first in range(0, len(children), AT_A_TIME):
            some = children[first : first + AT_A_TIME]
            now += record_merger(some, of=wanted.of, into=wanted.into, happened_at=moment, at=at, by=by)
            tell("Børn", first + len(some), len(children))
    return Told(wanted.into, wanted.on.isoformat(), bool(changes), len(children), now, before, True)


def _changes(wanted: Merger, municipality: Municipality) -> dict[str, str]:
    decided = {"name": wanted.into} | ({"code": wanted.code} if wanted.code else {})
    return {name: value for name, value in decided.items() if getattr(municipality, name) != value}


def _children_and_told(wanted: Merger) -> tuple[Sequence[UUID], int]:
    moment = start_of_day(wanted.on)
    children = in_hand_at(moment)
    return children, len(told_of_merger(children, happened_at=moment))


def _hand_of(username: str, *, now: datetime) -> Author:
    """The person in whose name it is written. Raises NotThisMerger when it is none of theirs to do."""
    user = User.objects.filter(username=username, is_active=True).first()
    reader = reader_of(user, at=now) if user else None
    if reader is None or not reader.kinds & MAY_MERGE:
        raise NotThisMerger(
            f"»{username}« er ikke afdelingsleder eller administrator i dag. Skriv en anden efter --by."
        )
    return reader.hand


def _in_words(told: Told, wanted: Merger, *, today: date) -> str:
    heading = f"{' og '.join(wanted.of)} er {told.into} fra {day(wanted.on)}."
    if not told.written:
        name = "Kommunen får det nye navn, og der" if told.renamed else "Der"
        ahead = wanted.on > today
        so_far, when = (", som det ser ud i dag", " den dag eller senere") if ahead else ("", "")
        return (
            f"{heading} {name} skrives en linje hos {told.told_now} børn{so_far}. Ingen frist flyttes. "
            f"Intet er skrevet endnu: kør igen uden --dry-run{when}."
        )
    if not told.told_now:
        return f"{heading} Det står allerede hos alle {told.children} børn."
    return f"{heading} Der er skrevet en linje hos {told.told_now} børn. Ingen frist er flyttet."
