"""What a notification leaves open: asked of the front desk, never refused; and what of it can be believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tovholder.core.time.ages import can_be_due
from tovholder.foundation.families.cpr import birth_date_in
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child, ChildState
from tovholder.practice.intake.models import Answer, NotifierIdentity, Question
from tovholder.practice.intake.reports import ChildSaid, Report
from tovholder.practice.intake.sorting import Sorted, readable_cpr

About = Question.About
HOW_OLD = "Hvor gammelt er barnet?"
MINOR_UNTIL = 18


@dataclass(frozen=True)
class Asked:
    """A question that follows from what is missing."""

    asks: str
    to_leader: bool = False
    about: Question.About | str = ""  # the fact of the child that answers it, wherever it is written down


def what_is_missing(report: Report, codes: Sorted) -> list[Asked]:
    """What the front desk has to find out: asked, never refused. About the children apart, see missing_of_child."""
    asked = [Asked(f"Ukendt kode, gemt som andet eller uoplyst: {code}"[:200]) for code in codes.unknown]
    if all(said == ChildSaid() for said in report.children) and (who := _who_is_it(report, codes)):
        asked.append(who)
    if codes.identity is NotifierIdentity.NAME_REFUSED:
        asked.append(
            Asked(
                "En fagperson har ikke oplyst sit navn og må ikke være anonym. Tal med stedets leder.", to_leader=True
            )
        )
    elif codes.identity is NotifierIdentity.ANONYMOUS and not report.notifier.anonymous:
        asked.append(Asked("Hvem underretter? Der er ikke oplyst noget navn."))
    if "staff_suspected" in codes.safety_flags or "staff" in codes.suspect:
        asked.append(Asked("Mistanken gælder en medarbejder. Tag stilling til politi og tilsyn.", to_leader=True))
    return asked


def _who_is_it(report: Report, codes: Sorted) -> Asked | None:
    """Asked where no child was named: of one that is not born, who expects it."""
    if "unborn" not in codes.safety_flags:
        return Asked("Hvilket barn handler det om? Der er ikke nævnt noget barn.", about=About.NAME)
    return None if any(parent.name.strip() for parent in report.parents) else Asked("Hvem er den gravide?")


def missing_of_child(
    said: ChildSaid, codes: Sorted, *, known: Child | None, on: date, number: int, of: int
) -> list[Asked]:
    """What has to be found out about one child of the report; `known` is the child it was found to be."""
    unborn = is_unborn(said, codes, of=of) if known is None else known.state == ChildState.UNBORN
    missing = _missing_of_unborn(said, on) if unborn else _missing_of_new(said, on)
    asked = list(missing) if known is None else list(_doubts(said, known))
    if codes.danger_now == Answer.YES and not said.whereabouts_now:
        asked.append(Asked(f"Hvor er {'den gravide' if unborn else 'barnet'} lige nu? Der er oplyst fare."))
    if said.cpr.strip() and not readable_cpr(said.cpr):
        asked.append(Asked(f"CPR-nummeret kunne ikke læses: {said.cpr.strip()[:60]}", about=About.CPR))
    before = f"{said.name[:60] or f'Barn {number}'}: " if of > 1 else ""
    return [replace(each, asks=(before + each.asks)[:200]) for each in asked]


def is_unborn(said: ChildSaid, codes: Sorted, *, of: int) -> bool:
    """Whether the child is still to be born: a day it is expected, or the tick, and nothing that only the born have.

    The tick is about one of the `of` children told of: a sister who is called something is not the one expected.
    """
    is_born = said.birth_date or said.cpr or (of > 1 and said.name)
    return bool(said.due_date) or ("unborn" in codes.safety_flags and not is_born)


def believable_birth_date(said: ChildSaid, *, on: date) -> date | None:
    """The birth date said, or the one in the number, when it is a child's.

    A slip of the pen that makes the child grown up (or not yet born) would stop every clock: it is asked about.
    """
    number = readable_cpr(said.cpr)
    born = said.birth_date or (birth_date_in(number) if number else None)
    return born if born is not None and _years_before(on, MINOR_UNTIL) < born <= on else None


def believable_due_date(said: ChildSaid, *, on: date) -> date | None:
    """The day the child is expected, when it can be."""
    return said.due_date if said.due_date is not None and can_be_due(said.due_date, on=on) else None


def _missing_of_unborn(said: ChildSaid, on: date) -> Iterator[Asked]:
    """Of a child that is expected: it has no name and no age, and lives where the one lives who carries it."""
    if not (said.address or said.municipality):
        yield Asked("Hvor bor den gravide?", about=About.ADDRESS)
    if said.due_date is None:
        yield Asked("Hvornår er der termin?", about=About.DUE_DATE)
    elif believable_due_date(said, on=on) is None:
        asks = f"Terminen {said.due_date:%d.%m.%Y} kan ikke passe. Hvornår er der termin, eller er barnet født?"
        yield Asked(asks, about=About.DUE_DATE)


def _missing_of_new(said: ChildSaid, on: date) -> Iterator[Asked]:
    if said == ChildSaid():
        return  # nobody was named: who it is about is the one question
    if not (said.name or said.description):
        yield Asked("Hvad hedder barnet, eller hvordan kan det beskrives?", about=About.NAME)
    if not (said.address or said.municipality):
        yield Asked("Hvor bor barnet?", about=About.ADDRESS)
    if believable_birth_date(said, on=on) is None and (asks := _asks_its_age(said)):
        yield Asked(asks, about=About.BIRTH_DATE)


def _asks_its_age(said: ChildSaid) -> str:
    """How the age is asked for, by what was said of it."""
    if said.birth_date is not None:
        return f"Fødselsdatoen {said.birth_date:%d.%m.%Y} kan ikke passe på et barn. Hvor gammelt er barnet?"
    number = readable_cpr(said.cpr)
    if number and birth_date_in(number) is None:
        return "CPR-nummeret er et erstatningsnummer. Hvornår er barnet født?"
    return "Fødselsdatoen i CPR-nummeret er ikke et barns. Hvor gammelt er barnet?" if number else HOW_OLD


def _doubts(said: ChildSaid, known: Child) -> Iterator[Asked]:
    """The number or the pick found somebody else than the one described: the right child, or a slip?"""
    other_name = said.name and known.name and folded(said.name) != folded(known.name)
    other_day = said.birth_date and known.birth_date and said.birth_date != known.birth_date
    if other_name or other_day:
        yield Asked("Navn eller fødselsdato er ikke som på det barn, vi fandt. Er det det rigtige barn?")


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
