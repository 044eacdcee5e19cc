"""Danish sentences about a duty: why it is there, how it stands, how its due moment was counted."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from tovholder.core.law.clocks import CountedFrom
from tovholder.core.law.event_words import DANISH
from tovholder.core.law.events import EventKind
from tovholder.core.law.falling_due import day_named
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.law.rules import OWN_RULE
from tovholder.core.time.calendar import (
    DANISH_TIME,
    DEFAULT,
    LAST_MOMENT,
    Calendar,
    danish_day,
    months_after,
    start_of_day,
)

if TYPE_CHECKING:
    from tovholder.core.law.clocks import Clock
    from tovholder.core.law.duty import Duty, Facts

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
NEEDED = {
    EventKind.CHILD_SPOKEN_WITH: "samtale med barnet",
    EventKind.PLAN_MADE: "plan",
    EventKind.DECISION_MADE: "afgørelse",
}


def source_of(duty: "Duty") -> str:
    """The paragraph in words, and whether the number is ours; or "egen regel"."""
    if duty.version.law == OWN_RULE:
        return OWN_RULE
    source = _with_what_is_behind(duty) if duty.clock.supports else duty.version.source
    ours = duty.clock.own_limit or (duty.limit is not None and duty.limit.mode == "target")
    return f"{source}; fristen er egen regel" if ours else source


def because(duty: "Duty") -> str:
    """What happened, what had to follow, and how that stands."""
    told = f"{DANISH[duty.start.kind]} {moment(duty.start.at)}. {_asked(duty)}"
    for more in (_stands(duty), duty.clock.too_late if duty.too_late else "", _notes(duty)):
        if more:
            told = f"{told} {more}"
    return told


def counted(duty: "Duty") -> str:
    """From when the time was counted, in what, which days were skipped, and to when."""
    start: datetime = duty.facts.get("counted_from", duty.start.at)
    if duty.clock.gate is not None:
        return f"Skulle være på plads, da det skete: {moment(start)}."
    if duty.facts.get("undated"):
        return "Loven sætter ingen dag. Det skal ske, så snart det kan."
    if duty.due is None:
        return "Uret står stille, og ingen dag er sat."
    if duty.clock.on_the_day:
        return f"Skal ske samme dag. Fristen er {moment(duty.due)}."
    if duty.limit is not None and (backwards := _backwards(duty.clock, duty.limit)):
        return f"{backwards}. Fristen er {moment(duty.due)}."
    if duty.limit is None or _is_agreed(duty):
        return f"Ikke talt i dage, men en aftalt dag. Fristen er {moment(duty.due)}."
    if duty.clock.every_months:
        how = f"År {duty.round} af det, der begyndte {day_of(start)}"
    elif duty.limit.unit is Unit.HOURS:
        how = _hours(duty.limit, start, duty.due)
    else:
        how = _days(duty.limit, danish_day(start), danish_day(duty.due), duty.calendar)
    return f"{how}. Fristen er {moment(duty.due)}."


@lru_cache(maxsize=10_000)
def moment(at: datetime) -> str:
    """A moment as people say it: "fredag 16.10.2026 kl. 21.14"; a day's last second is its end."""
    local = at.astimezone(DANISH_TIME)
    hour, minute = local.hour, local.minute
    if hour == LAST_MOMENT.hour and local.time() == LAST_MOMENT:
        return f"udgangen af {_day_of(local.date())}"
    return f"{_day_of(local.date())} kl. {hour:02}.{minute:02}"  # sooner than strftime, and there are millions


def day_of(at: datetime | date) -> str:
    """A day as people say it: "fredag 16.10.2026"."""
    return _day_of(danish_day(at) if isinstance(at, datetime) else at)


@lru_cache(maxsize=10_000)
def _day_of(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day}.{day.month}.{day.year}"


def _with_what_is_behind(duty: "Duty") -> str:
    """The paragraph of a threshold of our own, and those of the law behind it."""
    day = max(danish_day(duty.start.at), duty.version.in_force)
    behind = (rule.version_on(day) for rule in duty.clock.supports)
    return "; ".join(dict.fromkeys([duty.version.source, *(version.source for version in behind if version)]))


def _asked(duty: "Duty") -> str:
    facts, awaits = duty.facts, duty.clock.awaits
    if "in_all" in facts:
        told = f"Det er nr. {facts['within_a_year']} inden for 365 dage og nr. {facts['in_all']} i alt."
        return told + (" Lederen skal se det." if facts["escalates"] else "")
    if duty.clock.gate is not None:
        return f"Forinden skulle der ligge {awaits}."
    if "times" in facts:
        within = f"Fra {day_of(facts['from'])} til {_until(duty)} skal der ligge {awaits}; der ligger {facts['done']}."
        return f"{within} {_by_calendar_year(duty)}"
    if facts.get("unsettled"):
        return f"{duty.clock.unsettled} senest {_until(duty)}, for tiden løber allerede."
    unnamed = "" if duty.clock.named else "Dette barn i hjemmet er ikke nævnt. "
    return f"{unnamed}Der skal ligge {awaits}" + (f" senest {_until(duty)}." if duty.due else ".")


def _by_calendar_year(duty: "Duty") -> str:
    """The same count by calendar year, for the law does not say which year it means."""
    last = min(duty.facts["to"], danish_day(duty.as_of))
    years = range(duty.facts["from"].year, last.year + 1)
    told = [f"{year}: {sum(day.year == year for day in duty.facts['days'])}" for year in years]
    return f"Efter kalenderår: {', '.join(told)}."


def _until(duty: "Duty") -> str:
    return "" if duty.due is None else moment(duty.due)


def _stands(duty: "Duty") -> str:
    """How it stands, in words that do not need a colour."""
    if excuse := duty.facts.get("excused"):
        return f"Undladt med begrundelse: {excuse}."
    late = f"{_what_was_missing(duty)} " if duty.red else ""
    if duty.ended is not None:
        return f"{late}Uret sluttede {day_of(duty.ended)}: {duty.ended_because}."
    if duty.met is not None:
        return f"{late}Det kom {moment(duty.met.at)}." if duty.red else f"Det er sket: {moment(duty.met.at)}."
    return late.rstrip() if duty.red else "Det mangler endnu."


def _what_was_missing(duty: "Duty") -> str:
    missing = duty.facts.get("missing", ())
    if missing and all(kind in NEEDED for kind in missing):
        return f"Der manglede {_listed([NEEDED[kind] for kind in missing])}."
    if duty.clock.gate is not None:
        return "Det lå der ikke." if missing else ""
    return f"Det var ikke sket, da fristen var gået. {duty.clock.lapses}".rstrip()


def _notes(duty: "Duty") -> str:
    notes = _waits(duty.facts) if duty.facts else []
    if duty.transitional:
        notes.append("Fristen løber hen over 1.1.2024 og beholder sin start; overgangsregel ikke bekræftet.")
    if not duty.in_force_confirmed:
        notes.append("Ikrafttræden ikke bekræftet.")
    return " ".join(notes)


def _waits(facts: "Facts") -> list[str]:
    notes = []
    if since := facts.get("police_since"):
        until = facts.get("police_until")
        notes.append(f"Venter på politiet siden {day_of(since)}" + (f", aftalt til {day_of(until)}." if until else "."))
    if facts.get("suspended"):
        until = facts["hold_until"]
        review = f", tages op {day_of(until)}" if until else ""
        notes.append(f"Uret står stille, mens kontaktspærringen fra {day_of(facts['hold_since'])} gælder{review}.")
    return notes


def _is_agreed(duty: "Duty") -> bool:
    marked = duty.clock.by_mark and duty.start.marks.get(duty.clock.by_mark)
    if marked and duty.clock.at_most_the_law:  # the day that was named, unless the law's number came first
        return danish_day(duty.due) == day_named(marked) if duty.due else False
    return bool(marked or duty.facts.get("agreed") or duty.facts.get("suspended"))


def _backwards(clock: "Clock", limit: Limit) -> str:
    """From which day the time was counted backwards, or until which age; empty where it was counted forwards."""
    match clock.counted_from:
        case CountedFrom.BIRTHDAY:
            return f"{limit} regnet baglæns fra {clock.before_age}-årsdagen"
        case CountedFrom.BIRTH:
            return f"Inden barnet fylder {limit.amount} år"
        case CountedFrom.DUE_DATE:
            return f"{limit} regnet baglæns fra terminen"
        case _:
            return ""


def days_counted(limit: Limit, first: date) -> str:
    """How a limit in days is counted from a day, in a Danish sentence: which are skipped, and to when."""
    last = danish_day(limit.due_at(start_of_day(first)))
    return f"{_days(limit, first, last, DEFAULT)}. Sidste dag er {day_of(last)}."


def _hours(limit: Limit, start: datetime, due: datetime) -> str:
    offsets = [at.astimezone(DANISH_TIME).utcoffset() for at in (start, due)]
    shift = "" if offsets[0] == offsets[1] else "; sommertid skifter undervejs"
    return f"{limit} regnet i rigtige timer fra {moment(start)}{shift}"


@lru_cache(maxsize=20_000)
def _days(limit: Limit, first: date, last: date, calendar: Calendar) -> str:
    match limit.unit:
        case Unit.LEGAL_DAYS | Unit.WORKING_DAYS:
            return f"{limit} regnet fra dagen efter {day_of(first)}{_skipped(limit, first, last, calendar)}"
        case Unit.MONTHS | Unit.YEARS:
            shorter = months_after(first, limit.months).day != first.day
            short = "; måneden er kortere, så det er dens sidste dag" if shorter else ""
            return f"{limit} regnet fra {day_of(first)} til samme dato{short}"
        case _ if limit.start_is_day_1:
            return f"{limit}, hvor {day_of(first)} er dag 1; søndage og helligdage tæller med"
        case _:
            return f"{limit} regnet fra dagen efter {day_of(first)}{_moved(limit, first, last)}"


def _moved(limit: Limit, first: date, last: date) -> str:
    """The day it would have ended, where that is none on which offices are open."""
    by_number = danish_day(replace(limit, to_open_day=False).due_at(start_of_day(first)))
    if by_number == last:
        return ""
    return f"; {day_of(by_number)} er ingen arbejdsdag, så den flyttes til den næste"


def _skipped(limit: Limit, first: date, last: date, calendar: Calendar) -> str:
    """The days between that are not counted, each with its reason."""
    counts = calendar.is_legal_day if limit.unit is Unit.LEGAL_DAYS else calendar.is_working_day
    days = (first + timedelta(days=n) for n in range(1, (last - first).days))
    skipped = [
        f"{calendar.why_free(day) or WEEKDAYS[day.weekday()]} {day.day}.{day.month}." for day in days if not counts(day)
    ]
    if not skipped:
        return ""
    return f"; {_listed(skipped)} tæller ikke med"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} og {words[-1]}"
