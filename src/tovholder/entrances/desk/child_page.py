"""The child's page in words: who the child is, who does what, what comes next. waiting.py has whom we wait for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.details import MEASURES, PLANS
from tovholder.entrances.desk.queries.child import MOST_DATES, Glance
from tovholder.entrances.desk.where_done import LIFTING
from tovholder.entrances.desk.words import label_of
from tovholder.foundation.deadlines.explained import ShownDuty
from tovholder.foundation.families.actions import cpr_of
from tovholder.foundation.families.identity import full_name_beside, warnings_of
from tovholder.foundation.families.models import Child, ChildState, HomeKind, Protection, TieKind
from tovholder.foundation.families.showing import age_in_its_place, shown_name
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import clock
from tovholder.foundation.ui.wording import day as in_words
from tovholder.practice.appointments.models import AppointmentKind
from tovholder.practice.casework.models import ChildRequest, PlanKind

FOLLOW_UPS = ("FOLLOW-FIRST", "FOLLOW-NEXT")
CUSTODY = {
    True: gettext_lazy("har forældremyndighed"),
    False: gettext_lazy("har ikke forældremyndighed"),
    None: gettext_lazy("forældremyndighed ikke oplyst"),
}


@dataclass(frozen=True)
class Person:
    """Somebody around the child: what they are, who they are, and how they are called."""

    role: str
    name: str
    phone: str = ""
    about: str = ""
    phone_held: bool = False
    url: str = ""
    url_words: str = ""


@dataclass(frozen=True)
class NextDate:
    """A day something is due or agreed for; with `duty` when the law set it, so that it opens to its grounds.

    `url` is where it is done.
    """

    day: date
    words: str
    duty: ShownDuty | None = None
    url: str = ""


def identity_of(child: Child, glance: Glance, *, on: date, shown: str = "", lifting: str = "") -> dict[str, Any]:
    """The identity bar. `shown` is what somebody just asked to see: "cpr" or "address".

    `lifting` is where a contact hold is lifted, for who may.
    """
    lives_now, hidden = _lives_now(child, glance, shown=shown == "address")
    number = cpr_of(child) if shown == "cpr" else ""
    return {
        "id": child.pk,
        "name": shown_name(child),
        "full_name": full_name_beside(child),
        "age": age_in_its_place(child, on=on) + (_(" · tvilling") if child.twin else ""),
        "url": reverse("desk:child", args=[child.pk]),
        "show_url": reverse("desk:show", args=[child.pk]),
        "has_cpr": bool(child.cpr_sealed),
        "gets_cpr": bool(child.cpr_sealed) or child.state != ChildState.UNBORN,
        "shown_cpr": f"{number[:6]}-{number[6:]}" if number else "",
        "lives_now": lives_now,
        "hidden_address": hidden,
        "custody": _custody(glance),
        "interpreter": (child.language or _("ja")) if child.needs_interpreter else "",
        "warnings": warnings_of(
            child, [(row["because"], row["set_at"], row["review_on"]) for row in glance.holds], lifting=lifting
        ),
    }


def who_does_what(child: Child, glance: Glance, *, phones_shown: bool) -> list[Person]:
    """Who to call, without a click: ours first, then the family. Under a contact hold the family's phones are held."""
    unit = child.unit
    people = [Person(as_read(row["title"]), row["name"], row["phone"]) for row in glance.caseworkers]
    if not people:
        people.append(
            Person(_("Rådgiver"), "", about=_("Barnet har ingen rådgiver endnu. Enhedens leder giver barnet en."))
        )
    if unit is not None:
        people.append(Person(_("Enhed"), unit.name, unit.phone))
    held = bool(glance.holds) and not phones_shown
    for tie in glance.ties:
        about = _("død") if tie["died_on"] else str(CUSTODY[tie["custody"]])
        phone, stopped = ("", True) if held and tie["phone"] else (tie["phone"], False)
        born = _("født %s") % in_words(tie["born_on"]) if tie["born_on"] else ""
        url = address_of("casework:grown_up", child.pk, tie["adult"]) if not tie["died_on"] else ""
        link = _("Ret") if born else _("Skriv fødselsdato")
        hidden = _("adressen er beskyttet") if tie["hidden"] and not tie["died_on"] else ""
        about = ", ".join(filter(None, [about, born, hidden]))
        people.append(Person(as_read(TieKind(tie["kind"]).label), tie["name"], phone, about, stopped, url, link))
    if child.school_or_daycare:
        people.append(Person(_("Skole eller dagtilbud"), child.school_or_daycare))
    return people


def next_dates(
    duties: Sequence[ShownDuty],
    glance: Glance,
    child_id: UUID,
    *,
    on: date,
    ways: Mapping[str, str],
) -> list[NextDate]:
    """The five nearest: dates of the law, and days agreed on. What has passed stands first.

    `ways` are the pages where each is done (`where_done.doors`).
    """
    found = [
        NextDate(danish_day(duty.due_at), as_read(duty.danish), duty, ways.get(duty.deadline.rule, ""))
        for duty in duties
        if duty.due_at and not duty.too_late
    ]
    police, hold = ways.get("POLICE-COORD", ""), ways.get(LIFTING, "")
    told = {each.day for each in found if each.duty and each.duty.deadline.rule in FOLLOW_UPS}
    agreed = [NextDate(row["review_on"], _("Aftalen med politiet ses på igen"), url=police) for row in glance.police]
    agreed += [NextDate(row["review_on"], _("Kontaktstoppet ses på igen"), url=hold) for row in glance.holds]
    agreed += [each for each in _follow_ups(glance, child_id) if each.day not in told]
    agreed += [_appointment(row) for row in glance.appointments]
    found += [each for each in agreed if each.day and each.day >= on]
    return sorted(found, key=lambda each: each.day)[:MOST_DATES]


def _follow_ups(glance: Glance, child_id: UUID) -> list[NextDate]:
    """The days agreed on for looking at the help and at each plan again; the parents' plan has no page for it."""
    url = address_of("plans:follow_up", child_id)
    days = [NextDate(row["next_on"], _("Opfølgning aftalt"), url=url) for row in glance.follow_ups]
    for row in glance.first_follow_ups:
        if row["kind"] == PlanKind.PARENTS:
            days.append(NextDate(row["first_follow_up_on"], _("Forældrenes plan ses på første gang")))
        else:
            days.append(NextDate(row["first_follow_up_on"], _("Første opfølgning aftalt"), url=url))
    return days


def _appointment(row: Mapping[str, Any]) -> NextDate:
    asked = {"kind": as_read(AppointmentKind(row["kind"]).label), "clock": clock(row["starts_at"])}
    url = address_of("appointments:show", row["id"])
    return NextDate(danish_day(row["starts_at"]), _("%(kind)s kl. %(clock)s") % asked, url=url)


def without_a_date(duties: Sequence[ShownDuty], ways: Mapping[str, str]) -> list[tuple[ShownDuty, str]]:
    """What the law asks for and gives no day for, with its page: after the dates, so that it is not forgotten."""
    return [(duty, ways.get(duty.deadline.rule, "")) for duty in duties if duty.due_at is None]


def the_rest(
    duties: Sequence[ShownDuty], dates: Sequence[NextDate], ways: Mapping[str, str]
) -> list[tuple[ShownDuty, str]]:
    """The dates of the law that are not among the five nearest, and that something can still be done about."""
    shown = {id(each.duty) for each in dates}
    left = [duty for duty in duties if duty.due_at and not duty.too_late and id(duty) not in shown]
    return [(duty, ways.get(duty.deadline.rule, "")) for duty in left]


def own_words(glance: Glance) -> dict[str, Any] | None:
    """The latest the child has said in its own words: in a talk, or when it asked for something (`asked_for`)."""
    wishes = [{**row, "asked_for": as_read(ChildRequest.What(row["what"]).label)} for row in glance.wishes]
    return max([*glance.talks, *wishes], key=lambda row: row["happened_at"], default=None)


def working_on(glance: Glance) -> list[tuple[str, date | None]]:
    """What goes on with the child: an investigation, a placement, help, a plan; and since when."""
    work: list[tuple[str, Any]] = [(_("Børnefaglig undersøgelse"), row["started_at"]) for row in glance.investigations]
    for row in glance.placements:
        kind = _("Anbringelse uden samtykke") if row["forced"] else _("Anbringelse")
        work.append((f"{kind}: {row['name']}" if row["name"] and not row["hidden"] else kind, row["starts_at"]))
    work += [(label_of(row["kind"], *MEASURES) or _("Indsats"), row["starts_at"]) for row in glance.measures]
    work += [(label_of(row["kind"], *PLANS) or _("Plan"), row["happened_at"]) for row in glance.plans]
    return work


def _lives_now(child: Child, glance: Glance, *, shown: bool) -> tuple[str, bool]:
    secret = child.protection != Protection.NONE
    places = [home for home in glance.homes if home["kind"] != HomeKind.FAMILY] or glance.homes
    if glance.placements and not any(home["kind"] == HomeKind.PLACEMENT for home in glance.homes):
        places = [{**place, "share": _("anbragt")} for place in glance.placements]
    words, hidden = [], False
    for place in places:
        what = ", ".join(filter(None, [place["name"], place["address"]])) or _("sted ikke oplyst")
        if (secret or place["hidden"]) and not shown and (place["name"] or place["address"]):
            what, hidden = _("beskyttet"), True
        words.append(f"{what} ({place['share']})" if place.get("share") else what)
    return "; ".join(filter(None, words)) or _("ikke oplyst"), hidden


def _custody(glance: Glance) -> str:
    holders = [tie for tie in glance.ties if tie["custody"]]
    named = [f"{tie['name']} ({as_read(TieKind(tie['kind']).label).lower()})" for tie in holders]
    return _(" og ").join(named) or _("ikke oplyst")
