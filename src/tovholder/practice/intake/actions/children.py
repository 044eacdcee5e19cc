"""Which children a notification is about: found by number or picked by staff, else taken into the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.actions import found_home, move_in, register_child
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child, ChildState, Home
from tovholder.foundation.families.queries import known_children, residences_of
from tovholder.foundation.families.sealing import lookup_print
from tovholder.practice.intake.missing import believable_birth_date, believable_due_date, is_unborn
from tovholder.practice.intake.reports import ChildSaid, Report
from tovholder.practice.intake.sorting import Sorted, readable_cpr

NOT_IDENTIFIED = "Endnu ikke identificeret"
NOBODY = ChildSaid()


@dataclass(frozen=True)
class Met:
    """A child as said and as met: somebody we know, or somebody new."""

    said: ChildSaid
    child: Child
    known: bool


def children_said(report: Report) -> tuple[ChildSaid, ...]:
    """The children of the report; one nobody has described, when none was named."""
    return tuple(said for said in report.children if said != NOBODY) or (NOBODY,)


def meet(said: tuple[ChildSaid, ...], codes: Sorted, *, on: date, language: str, carried_by: str = "") -> list[Met]:
    """Each child once: by exact CPR number or as picked by staff, else a new one. Nobody is matched by name.

    `carried_by` is who expects a child that is not born: it has nothing else to be told by.
    """
    picked = {each.known_child for each in said if each.known_child}
    cprs = {cpr for each in said if (cpr := readable_cpr(each.cpr))}
    found = known_children(ids=picked, cprs=cprs) if picked or cprs else []
    by_id = {child.pk: child for child in found}
    by_print = {bytes(child.cpr_index): child for child in reversed(found) if child.cpr_index}
    met: dict[UUID, Met] = {}
    for each in said:
        cpr = readable_cpr(each.cpr)
        known = by_id.get(each.known_child) if each.known_child else None
        known = known or (by_print.get(lookup_print(cpr)) if cpr else None)
        unborn = is_unborn(each, codes, of=len(said))
        child = (known.same_as or known) if known else _new_child(each, unborn, on, language, carried_by)
        if child.pk in met:  # the same child said twice: one row, and nothing said is lost
            whereabouts = ", ".join(filter(None, (met[child.pk].said.whereabouts_now, each.whereabouts_now)))
            met[child.pk] = replace(met[child.pk], said=replace(met[child.pk].said, whereabouts_now=whereabouts))
        else:
            met[child.pk] = Met(each, child, known is not None)
    return list(met.values())


def addresses_said(met: list[Met]) -> set[str]:
    """Where the children were said to live."""
    return {each.said.address.strip() for each in met} - {""}


def take_into_the_record(
    book: Book, met: list[Met], homes: dict[str, Home], *, received_at: datetime, on: date
) -> None:
    """Register those who are new, and let each live where it was said to live, if it does not already."""
    made = dict(homes)
    known = [each.child.pk for each in met if each.known]
    there = {(row.child_id, row.home_id) for row in residences_of(known, on=on)} if known and homes else set()
    for each in met:
        if not each.known:
            register_child(book, each.child, happened_at=received_at, cpr=readable_cpr(each.said.cpr))
        address = each.said.address.strip()
        if not address:
            continue
        home = made.get(folded(address))
        if home is None:
            home = made[folded(address)] = found_home(book, address=address)
        if (each.child.pk, home.pk) not in there:
            move_in(book, home, child=each.child, share="oplyst i underretning", starts=on)


def _new_child(said: ChildSaid, unborn: bool, on: date, language: str, carried_by: str) -> Child:
    return Child(
        state=_state(said, unborn),
        name=said.name[:300],
        description=(said.description or _told_by(said, unborn, carried_by))[:1000],
        birth_date=believable_birth_date(said, on=on),
        due_date=believable_due_date(said, on=on),
        school_or_daycare=said.school_or_daycare[:200],
        municipality=said.municipality[:100],
        language=language[:60],
        needs_interpreter=bool(language.strip()),  # the language is asked for "if an interpreter is needed"
    )


def _told_by(said: ChildSaid, unborn: bool, carried_by: str) -> str:
    """What a child that nobody has named or described is known by."""
    if said.name:
        return ""
    if unborn:
        return f"Ventes af {carried_by}" if carried_by else ""
    return NOT_IDENTIFIED


def _state(said: ChildSaid, unborn: bool) -> ChildState:
    if unborn:
        return ChildState.UNBORN
    return ChildState.BORN if said.name else ChildState.UNKNOWN
