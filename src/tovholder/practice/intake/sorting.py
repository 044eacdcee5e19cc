"""Sorting what was said: the codes we know from those we do not, and what has to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from tovholder.core.law.codelists import codelist
from tovholder.foundation.families.cpr import NotACprNumber, birth_date_in, cleaned_cpr
from tovholder.practice.intake.models import Answer, Channel, NotifierIdentity
from tovholder.practice.intake.reports import NotifierSaid, Report

Said = TypeVar("Said")

NOT_STATED = "99"
# Those who notify in office have a duty to give their name (Barnets lov § 133); the front desk takes it all the same.
PROFESSIONALS = frozenset({"1", "2", "3", "4", "5", "6", "9"})
ANSWERS = frozenset(Answer.values)
CHANNELS = frozenset(Channel.values)
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
