"""Whom we wait for about a child: the others, and ourselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.queries.child import Glance
from tovholder.foundation.deadlines.explained import ShownDuty
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.models import AskedOf, ChildRequest, Task
from tovholder.practice.supervision.models import TaskKind


@dataclass(frozen=True)
class Wait:
    """Whom we wait for, since when, and where somebody can do something about it."""

    words: str
    since: date | None
    url: str = ""


def waiting_for(child: Child, glance: Glance, *, may_assess: bool, duties: Sequence[ShownDuty] = ()) -> list[Wait]:
    """Whom we wait for; ourselves among them, with the way to Vurdering for those who assess a child that lives."""
    waits = _to_be_assessed(glance, may_assess=may_assess) if child.died_on is None else []
    waits += _family_to_be_called(glance, duties)
    waits += _after_a_concern_about_the_place(glance)
    waits += _others_answers(glance)
    waits += _our_answers(glance)
    waits += _tasks(glance)
    return waits + _questions(glance, may_assess=may_assess)


def _to_be_assessed(glance: Glance, *, may_assess: bool) -> list[Wait]:
    ours = [(_("Os selv: underretningen er ikke vurderet"), row) for row in glance.unassessed]
    ours += [(_("Os selv: vejen videre er ikke afgjort"), row) for row in glance.unscreened]
    return [
        Wait(words, row["received_at"], address_of("intake:assess", row["id"]) if may_assess else "")
        for words, row in ours
    ]


def _family_to_be_called(glance: Glance, duties: Sequence[ShownDuty]) -> list[Wait]:
    """The family is still to hear from us: on one page both are written, by Modtagelsen or by the child's own unit."""
    owed = {duty.deadline.rule for duty in duties if duty.due_at}
    if "OWN-CONTACT-BEFORE" in owed:
        words = _("Os selv: familien er ikke kontaktet")
    elif "PARENTS-TOLD" in owed:
        words = _("Os selv: forældrene ved ikke, at der er underrettet")
    else:
        return []
    return [Wait(words, row["received_at"], address_of("intake:contact", row["id"])) for row in glance.came]


def _after_a_concern_about_the_place(glance: Glance) -> list[Wait]:
    return [
        Wait(
            _("%s (efter en bekymring om stedet)") % TaskKind(row["kind"]).label,
            row["made_at"],
            address_of("supervision:task", row["id"]),
        )
        for row in [*glance.place_tasks, *glance.authority]
    ]


def _others_answers(glance: Glance) -> list[Wait]:
    """The police, those asked for a statement, and the parties who are heard."""
    waits = [Wait(_("Politiet: %s") % row["agreed"], row["at"]) for row in glance.police]
    waits += [
        Wait(
            _("%s: udtalelse") % (row["name"] or AskedOf(row["asked_of"]).label),
            row["happened_at"],
            address_of("investigations:statement", row["id"]),
        )
        for row in glance.statements
    ]
    waits += [
        Wait(_("%s: svar på partshøring") % row["name"], row["happened_at"], address_of("decisions:answer", row["id"]))
        for row in glance.hearings
    ]
    return waits


def _our_answers(glance: Glance) -> list[Wait]:
    """What the child has asked for, and who wants to see the file."""
    waits = [
        Wait(_asked_for(row["what"]), row["happened_at"], address_of("casework:answer_request", row["id"]))
        for row in glance.requests
    ]
    waits += [
        Wait(
            _("Os selv: %s har bedt om aktindsigt") % row["name"],
            row["happened_at"],
            address_of("decisions:answer_about_file", row["id"]),
        )
        for row in glance.file_access
    ]
    return waits


def _tasks(glance: Glance) -> list[Wait]:
    return [
        Wait(
            _whose(row["for_post"], row["unit"]) + str(Task.Kind(row["kind"]).label),
            row["made_at"],
            address_of("casework:finish_task", row["id"]),
        )
        for row in glance.tasks
        if row["kind"] != Task.Kind.OTHER_CASEWORKER  # told as what the child asks for
    ]


def _questions(glance: Glance, *, may_assess: bool) -> list[Wait]:
    return [
        Wait(
            _("Svar på: %s") % row["asks"],
            row["received_at"],
            address_of("intake:answer", row["concern"], row["id"]) if may_assess else "",
        )
        for row in glance.questions
    ]


def _asked_for(what: str) -> str:
    """What the child asks for, and who is to answer."""
    if what == ChildRequest.What.OTHER_CASEWORKER:
        return _("Teamlederen: barnet har bedt om en anden rådgiver")
    return _("Os selv: barnet har bedt om %s") % as_read(ChildRequest.What(what).label)


def _whose(post: str, unit: str | None) -> str:
    """Whom a task waits for, when it is not the child's caseworker: another unit by its name."""
    if unit:
        return f"{unit}: "
    return "" if post == PostKind.CASEWORKER else f"{PostKind(post).label}: "
