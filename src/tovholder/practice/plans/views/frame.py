"""The frame of the pages of a plan: whose plan, where we are, the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.plans.kinds import YOUTH_FROM
from tovholder.core.time.ages import is_of_age
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.writing import Writing
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.views import frame
from tovholder.practice.casework.views.acting import act_in_case

SCHOOL_FROM = 6  # years, the year the child starts school
SOON_GROWN = YOUTH_FROM - 1  # ours: the way to adult life is shown a year before it must be thought of


def address(name: str, child_id: UUID, *, parents: bool = False) -> str:
    """The address of a page of the child's plan, or of the same page of the parents' plan."""
    return reverse(f"plans:{'parents_' if parents else ''}{name}", args=[child_id])


def page_of(
    request: StaffRequest, child: Child, *, here: str = "", parents: bool = False, **more: Any
) -> dict[str, Any]:
    """What the frame needs: who it is about, the plan's own pages, the way back."""
    today = danish_day(request.reader.at)
    plan = {
        "child_id": child.pk,
        "parts": _parts(child, here=here, grown=_grown(child, on=today)),
        "back": address("plan", child.pk, parents=parents),
        "today": today,
        "parents": parents,
    }
    return frame.page_of(request, child, **{**plan, **more})


def all_valid(forms: Sequence[Form]) -> bool:
    """Whether all of them are; each is asked, so that all faults are told at once."""
    return [form.is_valid() for form in forms].count(False) == 0


def answer_form(
    request: StaffRequest,
    child: Child,
    form: Form,
    writing: Writing,
    *,
    title: str,
    button: str,
    does: Callable[[], object],
    saved: str,
    to: str,
    template: str = "plans/form.html",
    refused: tuple[type[Exception], ...] = (),
    also_valid: Callable[[], bool] | None = None,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """One form on a page: look, do one thing once, answer; in a closed case it also asks why.

    Errors of `refused` are told to the person.
    """
    if answered := act_in_case(
        writing, form, does, child=child, saved=saved, to=to, refused=refused, also_valid=also_valid
    ):
        return answered
    context = page_of(request, child, form=form, writing=writing, page_title=title, button=button)
    return render(request, template, {**context, "back": to, **(more or {})})


def at_school_age(child: Child, today: date) -> bool:
    """From the year a child turns six; a child of unknown age is asked about its school too."""
    return child.birth_date is None or today.year - child.birth_date.year >= SCHOOL_FROM


def _parts(child: Child, *, here: str, grown: bool) -> list[tuple[str, str, bool]]:
    parts = [
        (_("Planen"), address("plan", child.pk), here == "plan"),
        (_("Forældrenes plan"), address("plan", child.pk, parents=True), here == "parents"),
    ]
    if grown:
        parts.append((_("Overgang til voksenlivet"), address("youth", child.pk), here == "youth"))
    return parts


def _grown(child: Child, *, on: date) -> bool:
    return child.birth_date is not None and is_of_age(child.birth_date, SOON_GROWN, on=on)
