"""A town of so many children with history, and who opens its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from tovholder.config.owner import acting_as_owner
from tovholder.entrances.rehearsal.fjordby.offices import Offices, open_offices
from tovholder.entrances.rehearsal.measuring.copying import Pattern, copied_id, copy, id_in_sql, rows_made
from tovholder.entrances.rehearsal.measuring.lives import a_child_with_help, a_new_worry
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import Post, Unit

IN_THE_FIRST_UNIT = 50  # children; half of them have help now, the others had it within ten years
OTHER_UNITS = 19  # a municipality has no more offices for having a longer memory: they share the others
WAITING = 30  # notifications in the queue, whatever the size of the town
DAYS_BACK = 3650
FIRST_NAMES = ("Storm", "Alma", "Noah", "Ida", "Malik", "Freja", "Villads", "Karla", "Aksel", "Ella", "Liv", "Elias")
BEGINNINGS = ("Bjerg", "Eng", "Skov", "Hav", "Mølle", "Kær", "Sand", "Birke", "Lille", "Høj", "Øster", "Vester", "Nør")
ENDINGS = ("gaard", "holm", "lund", "ager", "bæk", "dal", "bo", "toft", "kjær", "rup", "by", "sen", "mark", "vang")
SURNAME_LOOKED_FOR = BEGINNINGS[1] + ENDINGS[0]  # of the children 3, 4 and 5, who belong to the first unit


@dataclass(frozen=True)
class Town:
    """The offices, and the two lives that are copied: the one that has help now, and the one that had."""

    offices: Offices
    running: Pattern
    ended: Pattern

    def child_id(self, number: int) -> Any:
        """The child with that number: those with help now have the odd ones."""
        pattern = self.running if number % 2 else self.ended
        return copied_id(_named_child(pattern).pk, number)


def found_town(*, now: datetime) -> Town:
    """The offices and the patterns, in an empty database."""
    offices = open_offices(now=now)
    return Town(offices, _lived(offices, now=now, ended=False), _lived(offices, now=now, ended=True))


def grow(town: Town, *, already: int, size: int) -> None:
    """Make the children numbered already + 1 ... size, each with a mother, a sister and 25 lines or more."""
    with acting_as_owner(), without_indexes():
        home = Pattern({Unit: [town.offices.north], Post: [town.offices.svend.post]})
        if not already:
            copy(home, first=1, last=OTHER_UNITS)
        for pattern, turn, earlier in ((town.running, 1, "n % 30"), (town.ended, 2, f"n % {DAYS_BACK}")):
            copy(pattern, first=already + turn, last=size, step=2, shift_days=earlier)


def let_some_wait(town: Town, *, now: datetime) -> None:
    """Thirty teachers call, about children of other units than the one whose pages are opened."""
    for number in range(WAITING):
        child = Child.objects.get(pk=town.child_id(IN_THE_FIRST_UNIT + 1 + 2 * number))
        a_new_worry(town.offices, child, at=now - timedelta(minutes=10 * number + 1))


def _lived(offices: Offices, *, now: datetime, ended: bool) -> Pattern:
    with rows_made() as rows:
        a_child_with_help(offices, now=now, ended=ended)
        Outgoing.objects.filter(done_at=None).update(done_at=now)  # the worker has sent what was to go out
    unit = f"(1 + n % {OTHER_UNITS})"
    return Pattern(
        rows,
        otherwise={
            "families_child.name": lambda name: f"{_first_name(name)} || ' ' || {_surname()}",
            "families_child.cpr_sealed": lambda sealed: "NULL",  # sealed to the one child it belongs to
            "families_child.cpr_index": lambda print: "sha256(n::text::bytea)" if print else None,
            "families_adult.name": lambda name: f"'Mia ' || {_surname()}",
            "families_home.address": lambda address: "'Prøvevej ' || n || ', 9999 Fjordby'",
        },
        instead={
            row.pk: f"CASE WHEN n <= {IN_THE_FIRST_UNIT} THEN '{row.pk}'::uuid ELSE {id_in_sql(row.pk, unit)} END"
            for row in (offices.north, offices.svend.post)
        },
    )


def _named_child(pattern: Pattern) -> Any:
    return next(row for row in pattern.rows[Child] if str(getattr(row, "name", "")).startswith("Storm"))


def _first_name(name: str) -> str:
    return f"{_list(FIRST_NAMES)}[1 + (n + {len(name)}) % {len(FIRST_NAMES)}]"


def _surname() -> str:
    """Three children in a row have the same; all are used up after some six hundred children, and then come again."""
    begins = f"{_list(BEGINNINGS)}[1 + (n / 3) % {len(BEGINNINGS)}]"
    return f"{begins} || {_list(ENDINGS)}[1 + (n / {3 * len(BEGINNINGS)}) % {len(ENDINGS)}]"


def _list(words: Sequence[str]) -> str:
    return "(ARRAY[" + ", ".join(f"'{word}'" for word in words) + "])"


_CONSTRAINTS = """
select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
where connamespace = 'public'::regnamespace and contype in ('f', 'x') and conparentid = 0
"""
_INDEXES = """
select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
join pg_class on pg_class.oid = indexrelid and relnamespace = 'public'::regnamespace
where not indisprimary and not exists (select from pg_constraint where conindid = indexrelid)
"""


@contextmanager
def without_indexes() -> Iterator[None]:
    """Rows come in ten times faster where nothing is looked up for each; all is made again, and proved, after them."""
    with connection.cursor() as cursor:
        for setting in ("synchronous_commit = off", "maintenance_work_mem = '512MB'"):
            cursor.execute(f"SET {setting}")
        cursor.execute(_CONSTRAINTS)
        constraints = cursor.fetchall()
        for table, name, _ in constraints:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        cursor.execute(_INDEXES)
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for _, made in indexes:
            cursor.execute(made)
        for table, name, made in constraints:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {made}")
        cursor.execute("VACUUM ANALYZE")
