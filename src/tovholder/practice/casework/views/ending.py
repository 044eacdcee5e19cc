"""What ends with the case, said before the case is closed: in words, and with the ways to settle it first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.plans.kinds import word_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.announcements import asked_what_stands, asked_what_stays
from tovholder.practice.casework.models import Plan, PlanKind
from tovholder.practice.casework.queries.waiting import follow_up_after_return, requests_of, tasks_of
from tovholder.practice.casework.queries.what_stands import WhatStands


@dataclass(frozen=True)
class Ending:
    """One thing that ends with the case: what becomes of it, what it is called, and where it is settled by hand."""

    words: str
    name: str
    url: str


def ends_with_the_case(child: Child, stands: WhatStands, *, at: datetime) -> list[Ending]:
    """All that ends, of this room and of those upstairs."""
    answers: list[Any] = [told for _who, told in asked_what_stands.send(sender=Child, child=child, at=at)]
    return [*_here(stands), *(Ending(*each) for told in answers for each in told)]


def stays_with_the_child(child: Child, *, at: datetime) -> list[Ending]:
    """What is not done and does not end: tasks, and what those upstairs have on its way."""
    tasks = [each for each in tasks_of(child) if each.done_at is None]
    ours = [
        Ending(
            _("Opgave: %s.") % as_read(each.get_kind_display()),
            _("Opgave"),
            reverse("casework:finish_task", args=[each.pk]),
        )
        for each in tasks
    ]
    answers: list[Any] = [told for _who, told in asked_what_stays.send(sender=Child, child=child, at=at)]
    return [*ours, *_not_answered(child), *(Ending(*each) for told in answers for each in told)]


def _not_answered(child: Child) -> Iterator[Ending]:
    """What the child has asked for, which is an application; and the follow-up that a return home asks for."""
    for asked in requests_of(child):
        told = {"what": as_read(asked.get_what_display()), "day": day(asked.answer_by)}
        words = _("Barnet har bedt om %(what)s. Det skal have svar senest %(day)s.") % told
        yield Ending(words, _("Svar barnet"), reverse("casework:answer_request", args=[asked.pk]))
    if due := follow_up_after_return(child):
        words = _("Opfølgning efter hjemgivelsen, senest %s.") % day(danish_day(due))
        yield Ending(words, _("Følg op efter hjemgivelsen"), reverse("plans:follow_up", args=[child.pk]))


def _here(stands: WhatStands) -> Iterator[Ending]:
    for investigation in stands.investigations:
        words, page = _("Undersøgelsen. Den standser uden konklusion."), "investigations:conclude"
        if investigation.started_at is not None:
            words = _("Undersøgelsen fra %s. Den standser uden konklusion.") % day(investigation.started_at)
        yield Ending(words, _("Afslut undersøgelsen"), reverse(page, args=[investigation.pk]))
    for assessment in stands.assessments:
        words, page = _("Afdækningen fra %s. Den standser.") % day(assessment.happened_at), "investigations:assessment"
        yield Ending(words, _("Afslut afdækningen"), reverse(page, args=[assessment.pk]))
    for asked in stands.statements:
        told = {"whom": asked.whom, "day": day(asked.happened_at)}
        words = _("Udtalelsen fra %(whom)s, bedt om %(day)s. Vi venter ikke længere.") % told
        yield Ending(words, _("Udtalelse: %s") % asked.whom, reverse("investigations:statement", args=[asked.pk]))
    for plan in stands.plans:
        words = _("%(plan)s fra %(day)s. Den slutter.") % {"plan": _name(plan), "day": day(plan.happened_at)}
        yield Ending(words, _name(plan), _page(plan))


def _name(plan: Plan) -> str:
    return as_read(word_of(plan.kind, danish_day(plan.happened_at)).danish)


def _page(plan: Plan) -> str:
    return reverse("plans:parents_plan" if plan.kind == PlanKind.PARENTS else "plans:plan", args=[plan.child_id])
