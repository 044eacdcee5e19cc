"""Sorting what was said: the codes we know from those we do not, and what has to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from tovholder.core.law.codelists import codelist
from tovholder.foundation.families.cpr import NotACprNumber, birth_date_in, cleaned_cpr
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child, ChildState
from tovholder.practice.intake.models import Answer, Channel, NotifierIdentity, Question
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Report

Said = TypeVar("Said")

About = Question.About
HOW_OLD = "Hvor gammelt er barnet?"
NOT_STATED = "99"
# Those who notify in office have a duty to give their name (Barnets lov § 133); the front desk takes it all the same.
PROFESSIONALS = frozenset({"1", "2", "3", "4", "5", "6", "9"})
ANSWERS = frozenset(Answer.values)
CHANNELS = frozenset(Channel.values)
MINOR_UNTIL = 18
# Ticks that tell of violence without saying that it is against the child.
VIOLENCE = frozenset({"witness_violence", "honour", "fgm", "shelter_return"})
IN_THE_HOME = ("custody_holder", "household")


@dataclass(frozen=True)
class Sorted:
    """The codes as they are stored, and those nobody knew, with the list they were meant for."""

    channel: str
    notifier_kind: str
    identity: NotifierIdentity
    concerns: tuple[str, ...]
    safety_flags: tuple[str, ...]
    suspect: tuple[str, ...]
    danger_now: str
    parents_may_know: str
    answerable: bool
    unknown: tuple[str, ...]

    @property
    def suspicion_of_abuse(self) -> bool:
        """Whether abuse against the child is suspected, as ticked; never read out of the statistics codes.

        Also where somebody of the home, or of the staff, is suspected and the ticks tell of violence: then the police
        are asked before anybody talks with the child (law review F09).
        """
        if any(flag.startswith("abuse_") for flag in self.safety_flags):
            return True
        suspected_near = any(code.startswith((*IN_THE_HOME, "staff")) for code in self.suspect)
        return "staff_suspected" in self.safety_flags or (suspected_near and not VIOLENCE.isdisjoint(self.safety_flags))

    @property
    def about_the_place(self) -> bool:
        """Whether the worry is about where the child is placed, and so about the other children there."""
        return "placement_concern" in self.safety_flags or "placement" in self.suspect

    @property
    def hold_because(self) -> str:
        """The code that sets a contact hold (law review F01); empty when nothing does."""
        flags = [flag for flag in self.safety_flags if flag == "honour" or flag.startswith("abuse_")]
        suspects = [code for code in self.suspect if code.startswith(IN_THE_HOME)]
        return next(iter((*flags, *suspects)), "")


@dataclass(frozen=True)
class Asked:
    """A question that follows from what is missing."""

    asks: str
    to_leader: bool = False
    about: Question.About | str = ""  # the fact of the child that answers it, wherever it is written down


def without_what_cannot_be_kept(said: Said) -> Said:
    """The same, without NUL and half surrogate pairs, which the database cannot store. Nothing else is touched."""
    kept: Said = _kept(said)
    return kept


def _kept(said: Any) -> Any:
    """Of the sort it is given: words, several, a record of them, or something that holds no words."""
    if isinstance(said, str):
        return said if _can_be_kept(said) else _mended(said)
    if isinstance(said, tuple):
        return tuple([_kept(part) for part in said]) if said else said
    if is_dataclass(said) and not isinstance(said, type):
        changed = _mended_fields(vars(said))
        return replace(said, **changed) if changed else said
    return said


def _mended_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for name, before in fields.items():
        if type(before) is not str or not _can_be_kept(before):
            after = _kept(before)
            if after != before:
                changed[name] = after
    return changed


def _can_be_kept(text: str) -> bool:
    if "\x00" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _mended(text: str) -> str:
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def sort(report: Report, *, on: date) -> Sorted:
    """The codes of a report as they may be used for that day; the others are kept and flagged."""
    unknown: list[str] = []
    kind = report.notifier.kind or NOT_STATED
    flags = _known("safety_flag", report.safety_flags, on, unknown)
    danger = _answer("danger_now", report.danger_now, unknown)
    if kind not in _codes("notifier", on):
        unknown.append(f"notifier: {kind}")
        kind = NOT_STATED
    return Sorted(
        channel=_one_of(CHANNELS, "channel", report.channel, Channel.OTHER, unknown),
        notifier_kind=kind,
        identity=_identity(report.notifier, kind),
        concerns=_known("notification_reason", report.concerns, on, unknown, otherwise="999"),
        safety_flags=flags,
        suspect=_known("suspect", report.suspect, on, unknown, otherwise="unknown"),
        danger_now=Answer.YES if "danger_now" in flags else danger,
        parents_may_know=_answer("parents_may_know", report.parents_may_know, unknown),
        answerable=_answerable(report.notifier),
        unknown=tuple(unknown),
    )


def what_is_missing(report: Report, codes: Sorted) -> list[Asked]:
    """What the front desk has to find out: asked, never refused. About the children apart, see missing_of_child."""
    asked = [Asked(f"Ukendt kode, gemt som andet eller uoplyst: {code}"[:200]) for code in codes.unknown]
    if all(said == ChildSaid() for said in report.children):
        asked.append(Asked("Hvilket barn handler det om? Der er ikke nævnt noget barn.", about=About.NAME))
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


def missing_of_child(
    said: ChildSaid, codes: Sorted, *, known: Child | None, on: date, number: int, of: int
) -> list[Asked]:
    """What has to be found out about one child of the report; `known` is the child it was found to be."""
    unborn = is_unborn(said, codes) if known is None else known.state == ChildState.UNBORN
    missing = _missing_of_unborn(said) if unborn else _missing_of_new(said, on)
    asked = list(missing) if known is None else list(_doubts(said, known))
    if codes.danger_now == Answer.YES and not said.whereabouts_now:
        asked.append(Asked(f"Hvor er {'den gravide' if unborn else 'barnet'} lige nu? Der er oplyst fare."))
    if said.cpr.strip() and not readable_cpr(said.cpr):
        asked.append(Asked(f"CPR-nummeret kunne ikke læses: {said.cpr.strip()[:60]}", about=About.CPR))
    before = f"{said.name[:60] or f'Barn {number}'}: " if of > 1 else ""
    return [replace(each, asks=(before + each.asks)[:200]) for each in asked]


def is_unborn(said: ChildSaid, codes: Sorted) -> bool:
    """Whether the child is still to be born: a day it is expected, or the tick, and nothing that only the born have."""
    return bool(said.due_date) or ("unborn" in codes.safety_flags and not (said.birth_date or said.cpr))


def believable_birth_date(said: ChildSaid, *, on: date) -> date | None:
    """The birth date said, or the one in the number, when it is a child's.

    A slip of the pen that makes the child grown up (or not yet born) would stop every clock: it is asked about.
    """
    number = readable_cpr(said.cpr)
    born = said.birth_date or (birth_date_in(number) if number else None)
    return born if born is not None and _years_before(on, MINOR_UNTIL) < born <= on else None


def _missing_of_unborn(said: ChildSaid) -> Iterator[Asked]:
    """Of a child that is expected: it has no name and no age, and lives where the one lives who carries it."""
    if not (said.address or said.municipality):
        yield Asked("Hvor bor den gravide?", about=About.ADDRESS)
    if said.due_date is None:
        yield Asked("Hvornår er der termin?", about=About.DUE_DATE)


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


def readable_cpr(text: str) -> str:
    """The ten digits when they can be a number (modulus 11 is not asked); empty when they cannot."""
    if not text:
        return ""
    try:
        digits = cleaned_cpr(text)
    except NotACprNumber:
        return ""
    day, month = int(digits[:2]), int(digits[2:4])
    replacement = 61 <= day <= 91 and 1 <= month <= 12
    return digits if replacement or birth_date_in(digits) else ""


def _answerable(notifier: NotifierSaid) -> bool:
    """Somebody who can be answered: a name or a contact, given by one who is not anonymous."""
    return not notifier.anonymous and bool(notifier.name.strip() or notifier.contact.strip())


def _identity(notifier: NotifierSaid, kind: str) -> NotifierIdentity:
    if notifier.name.strip() and not notifier.anonymous:
        return NotifierIdentity.NAMED
    return NotifierIdentity.NAME_REFUSED if kind in PROFESSIONALS else NotifierIdentity.ANONYMOUS


def _known(name: str, said: Iterable[str], on: date, unknown: list[str], *, otherwise: str = "") -> tuple[str, ...]:
    codes, kept = _codes(name, on), dict[str, None]()
    for code in said:
        if code in codes:
            kept[code] = None
        else:
            unknown.append(f"{name}: {code}")
            if otherwise:
                kept[otherwise] = None
    return tuple(kept)


def _answer(name: str, said: str, unknown: list[str]) -> str:
    return _one_of(ANSWERS, name, said or Answer.UNKNOWN, Answer.UNKNOWN, unknown)


def _one_of(known: frozenset[str], name: str, said: str, otherwise: str, unknown: list[str]) -> str:
    if said in known:
        return said
    unknown.append(f"{name}: {said}")
    return otherwise


@lru_cache(maxsize=1024)
def _codes(name: str, on: date) -> frozenset[str]:
    return frozenset(item.code for item in codelist(name).on(on))
