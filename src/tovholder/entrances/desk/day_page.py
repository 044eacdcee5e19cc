"""Min dag in words: rows for the page, ready made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.kinds import kind_of_deed
from tovholder.entrances.desk.queries.my_day import Agreed
from tovholder.entrances.desk.queries.news import News
from tovholder.entrances.desk.words import deed_in_words, real_time
from tovholder.foundation.deadlines.explained import ShownDuty, explained
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day as in_words
from tovholder.practice.appointments.models import AppointmentKind
from tovholder.practice.casework.models import Task
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.intake.models import Concern
from tovholder.practice.supervision.models import TaskKind

ASSESSED_IN_MODTAGELSEN = "NOTIF-24H"
# What we wait for, and the duties that it holds up.
HOLDS_UP = {
    "police": ("NOTIF-TALK-ABUSE", "POLICE-COORD"),
    "question": ("NOTIF-24H", "LOCAL-SCREEN"),
    "statement": ("BFU-4M", "BFU-PRELIM"),
}
ANSWERED_BY_LEADER = "CHILD-REQUEST"  # where the child asks for another caseworker


@dataclass(frozen=True)
class Row:
    """One child on a list: what is to be done, and where it leads."""

    child_id: UUID
    name: str
    age: str = ""
    what: str = ""
    when: date | None = None
    duty: ShownDuty | None = None
    waits: str = ""
    is_leaders: bool = False
    concern: Concern | None = None
    url: str = ""


def duty_rows(deadlines: Sequence[Deadline], agreed: Sequence[Agreed], *, now: datetime, today: date) -> list[Row]:
    """The one table of dates, each with whom we wait for."""
    held_up = [(each, [one for one in agreed if _holds_up(one, each)]) for each in deadlines]
    return [
        _of_child(
            deadline.child,
            today,
            duty=explained(deadline, now=now),
            waits=_waits(awaited),
            is_leaders=any(each.is_leaders for each in awaited),
        )
        for deadline, awaited in held_up
    ]


def acute_rows(concerns: Sequence[Concern], duties: Sequence[Row], *, today: date) -> list[Row]:
    """The notifications whose 24 hours run, each with its date of the law, where that is among the `duties`."""
    clocks = {(row.child_id, row.duty.due_at): row.duty for row in duties if is_24_hours(row) and row.duty}
    return [_of_child(each.child, today, concern=each, duty=clocks.get(_clock_of(each))) for each in concerns]


def without_the_acute(duties: Sequence[Row], acute: Sequence[Row]) -> list[Row]:
    """The dates, but for the 24 hours that stand as acute: nobody reads the same twice."""
    told = {id(row.duty) for row in acute if row.duty}
    return [row for row in duties if id(row.duty) not in told]


def is_24_hours(row: Row) -> bool:
    """Whether the row is a date by which a child is assessed in Modtagelsen."""
    return row.duty is not None and row.duty.deadline.rule == ASSESSED_IN_MODTAGELSEN


def _clock_of(concern: Concern) -> tuple[UUID, datetime]:
    """The child its 24 hours are counted for, and when they end."""
    return concern.child.same_as_id or concern.child_id, concern.assess_before


def agenda_rows(agreed: Sequence[Agreed], *, today: date) -> list[Row]:
    """What was agreed for today and tomorrow, and what a child has asked for and should have been answered."""
    words = {
        "police": _("Aftalen med politiet ses på igen"),
        "contact hold": _("Kontaktstoppet ses på igen"),
        "follow-up": _("Opfølgning"),
        "request": _("Svar til barnet, der har bedt om noget"),
        "appointment": _("%(kind)s kl. %(clock)s"),
    }
    return [
        Row(each.child_id, each.child_name, what=_in_words(each, words), when=each.day, url=_page_of(each))
        for each in agreed
        if each.what in words and _is_near(each, today)
    ]


def _is_near(each: Agreed, today: date) -> bool:
    """Whether it is for today or tomorrow, or a child's request that should have been answered."""
    if each.day is None or each.is_leaders:
        return False
    return each.day <= today + timedelta(days=1) and (today <= each.day or each.what == "request")


def _in_words(each: Agreed, words: Mapping[str, str]) -> str:
    """What was agreed; an appointment with its kind and time of day."""
    if each.what != "appointment":
        return words[each.what]
    kind, clock = each.words.split(" ")
    return words[each.what] % {"kind": as_read(AppointmentKind(kind).label), "clock": clock}


def _page_of(each: Agreed) -> str:
    """Where something can be done about it at once: the answer, the appointment, the follow-up; else the child."""
    if each.what == "request":
        return address_of("casework:answer_request", each.record)
    if each.what == "appointment":
        return address_of("appointments:show", each.record)
    if each.what == "follow-up":
        return address_of("plans:follow_up", each.child_id)
    return address_of("desk:child", each.child_id)


def telling_rows(agreed: Sequence[Agreed]) -> list[Row]:
    """The professionals who notified and still have to hear whether anything was started. Barnets lov § 138."""
    return [
        Row(
            each.child_id,
            each.child_name,
            what=_("Fortæl fagpersonen, der underrettede, om noget er sat i gang"),
            url=address_of("intake:what_followed", each.record),
        )
        for each in agreed
        if each.what == "tell professional"
    ]


def returned_rows(agreed: Sequence[Agreed], *, today: date) -> list[Row]:
    """The decisions that came back unsigned: what was missing stands on top of the page where they are written."""
    return [
        Row(
            each.child_id,
            each.child_name,
            what=_("Sendt tilbage uden underskrift: %s") % as_read(kind_on(each.words, today).danish),
            url=address_of("decisions:decide", each.record),
        )
        for each in agreed
        if each.what == "sent back"
    ]


def place_rows(agreed: Sequence[Agreed]) -> list[Row]:
    """What is to be done after a concern about the place where a child is: the child looked after, others told."""
    return [
        Row(
            each.child_id,
            each.child_name,
            what=_("%s (efter en bekymring om stedet)") % TaskKind(each.words).label,
            url=address_of("supervision:task", each.record),
        )
        for each in agreed
        if each.what == "place task"
    ]


def task_rows(tasks: Sequence[Task], *, today: date, units: Collection[UUID]) -> list[Row]:
    """What is to be done because something happened in a child's life.

    Who may not open the child's page (a jurist, for one) is told of the task and not of whom it is about.
    """
    return [
        Row(
            task.child_id,
            shown_name(task.child) if task.child.unit_id in units else _("et barn"),
            what=task.get_kind_display(),
            when=danish_day(task.due_at),
            url=address_of("casework:finish_task", task.pk),
        )
        for task in tasks
    ]


def arrival_rows(told: Sequence[News]) -> list[Row]:
    """The children somebody has given me, each once, with the card that was written for who takes over."""
    last = {each.child_id: each for each in reversed(told) if each.arrived}
    return [
        Row(
            each.child_id,
            each.child_name,
            when=danish_day(each.happened_at),
            url=address_of("desk:hand_over", each.child_id),
        )
        for each in reversed(last.values())
    ]


def news_rows(told: Sequence[News]) -> list[Row]:
    """What others have written about my children; a child that came to me is told of by itself."""
    return [
        Row(
            each.child_id,
            each.child_name,
            what=deed_in_words(each.deed),
            when=real_time(each.happened_at, deed=each.deed),
            url=f"{address_of('desk:timeline', each.child_id)}?slags={kind_of_deed(each.deed)}",
        )
        for each in told
        if not each.arrived
    ]


def day_word(when: date, *, today: date) -> str:
    """Today or tomorrow, as people say it."""
    return {today: _("i dag"), today + timedelta(days=1): _("i morgen")}.get(when, in_words(when))


def _of_child(child: Child, today: date, **rest: Any) -> Row:
    return Row(child.pk, shown_name(child), shown_age(child, on=today), **rest)


def _holds_up(each: Agreed, deadline: Deadline) -> bool:
    if each.child_id != deadline.child_id:
        return False
    if each.is_leaders:
        due_on = danish_day(deadline.due_at) if deadline.due_at else None
        return deadline.rule == ANSWERED_BY_LEADER and due_on == each.day
    return deadline.rule in HOLDS_UP.get(each.what, ())


def _waits(awaited: Sequence[Agreed]) -> str:
    """Whom we wait for in a few words; the whole of it stands on the child's page."""
    police = [each.day for each in awaited if each.what == "police" and each.day]
    words = [_("politiet, ses på igen %s") % in_words(day) for day in police]
    if any(each.is_leaders for each in awaited):
        words.append(_("teamlederen: barnet beder om en anden rådgiver"))
    if asked := [each for each in awaited if each.what == "question"]:
        words.append(ngettext("svar på %(n)d spørgsmål", "svar på %(n)d spørgsmål", len(asked)) % {"n": len(asked)})
        if since := min((each.day for each in asked if each.day), default=None):
            words[-1] += " " + _("siden %s") % in_words(since)
    if statements := [each.day for each in awaited if each.what == "statement" and each.day]:
        counted = ngettext("%(n)d udtalelse", "%(n)d udtalelser", len(statements)) % {"n": len(statements)}
        words.append(f"{counted} " + _("siden %s") % in_words(min(statements)))
    return "; ".join(words)
