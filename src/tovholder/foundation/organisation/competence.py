"""Who may decide what: the competence table (kompetenceplan) read with values, and changed from a day on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.organisation.models import Competence, Level, PostKind

# The delegation's ladder: who stands higher may do what those below may. Chair and committee are named by the law
# itself and stand outside it: nobody can decide for them.
LADDER = (Level.CASEWORKER, Level.LEADER, Level.HEAD, Level.COUNCIL)
NAMED_BY_LAW = frozenset({Level.CHAIR, Level.COMMITTEE})
LEVEL_OF_POST: Mapping[str, Level] = {
    PostKind.INTAKE: Level.CASEWORKER,
    PostKind.CASEWORKER: Level.CASEWORKER,
    PostKind.OUT_OF_HOURS: Level.CASEWORKER,
    PostKind.TEAM_LEADER: Level.LEADER,
    PostKind.HEAD: Level.HEAD,
}


@dataclass(frozen=True)
class Delegated:
    """One row of the table: this level may decide the kind, up to an amount a month (None: any)."""

    kind: str
    level: Level
    up_to: Decimal | None = None


@dataclass(frozen=True)
class Answer:
    """Whether somebody may decide, and who may: the lowest level that has the competence."""

    allowed: bool
    lowest: Level
    because: str


def may_decide(
    table: Iterable[Delegated],
    *,
    kind: str,
    level: Level | None,
    amount: Decimal | None = None,
    by_law: str = "council",
) -> Answer:
    """Whether the level may decide this kind at this cost a month. `by_law` is who the law lets decide.

    What the law gives to the committee or its chair is not in the table's hands. A kind no row names is the council's.
    """
    if by_law in NAMED_BY_LAW:
        named = Level(by_law)
        return Answer(level == named, named, f"Loven lader {named.label.lower()} afgøre det.")
    rows = [row for row in table if row.kind == kind and row.level in LADDER]
    enough = [row.level for row in rows if row.up_to is None or (amount or Decimal(0)) <= row.up_to]
    lowest = min(enough, key=LADDER.index, default=Level.COUNCIL)
    allowed = level in LADDER and LADDER.index(level) >= LADDER.index(lowest)
    return Answer(allowed, lowest, f"Efter kommunens kompetenceplan afgøres det af: {lowest.label.lower()}.")


def level_of(post_kinds: Iterable[str]) -> Level | None:
    """The highest level somebody in these posts has; None for posts that decide nothing."""
    held = [LEVEL_OF_POST[kind] for kind in post_kinds if kind in LEVEL_OF_POST]
    return max(held, key=LADDER.index, default=None)


def competence_on(day: date, *, usual: Mapping[str, Level]) -> list[Delegated]:
    """The table of that day; a kind the municipality has not decided about goes as `usual`. One query."""
    rows = Competence.objects.on(day).values_list("kind", "level", "up_to")
    decided = [Delegated(kind, Level(level), up_to) for kind, level, up_to in rows]
    named = {row.kind for row in decided}
    return decided + [Delegated(kind, level) for kind, level in usual.items() if kind not in named]


def delegate(
    kind: str, *, level: Level, up_to: Decimal | None = None, starts: date, at: datetime, by: Author
) -> Competence:
    """From `starts` on this level may decide the kind, up to an amount a month. The rule before it ends that day."""
    rules = Competence.objects.filter(kind=kind, level=level)
    with open_book(at=at, by=by) as book:
        running: Competence | None = rules.filter(starts__lt=starts).exclude(ends__lte=starts).first()
        later: Competence | None = rules.filter(starts__gte=starts).order_by("starts").first()
        if later is not None and later.starts == starts:
            if later.up_to == up_to:  # the very same once more
                return later
            later.up_to, later.set_at, later.set_by = up_to, at, by.user_id
            book.change(later, "up_to", "set_at", "set_by")
            rule = later
        else:
            if running is not None:
                _end(book, running, starts)
                book.put_down()  # the exclusion constraint is looked at row by row: first the old period ends
            ends = later.starts if later is not None else None
            rule = book.add(
                Competence(kind=kind, level=level, up_to=up_to, starts=starts, ends=ends, set_at=at, set_by=by.user_id)
            )
        facts = {
            "kind": kind,
            "level": str(level),
            "up_to": None if up_to is None else str(up_to),
            "from": starts.isoformat(),
        }
        book.line("competence delegated", about=(), happened_at=at, facts=facts)
    return rule


def _end(book: Book, rule: Competence, ends: date) -> None:
    rule.ends, rule.ended_at, rule.ended_by = ends, book.at, book.by.user_id
    book.change(rule, "ends", "ended_at", "ended_by")


def end_delegation(rule: Competence, *, ends: date, at: datetime, by: Author) -> None:
    """The level may no longer decide it from `ends` on; a rule that has not begun yet never does. Once."""
    if rule.ends == ends:
        return
    with open_book(at=at, by=by) as book:
        if ends > rule.starts:
            _end(book, rule, ends)
        else:
            book.remove(rule)
        facts = {"kind": rule.kind, "level": rule.level, "until": ends.isoformat()}
        book.line("competence taken back", about=(), happened_at=at, facts=facts)
