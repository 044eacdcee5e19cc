"""Overgang til voksenlivet: what is considered, agreed and decided between 16 and 23."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.law.codelists import word_of
from tovholder.core.time.ages import birthday
from tovholder.core.time.calendar import months_after
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import DraftKind, keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import YouthAnswer
from tovholder.practice.casework.queries import placement_at
from tovholder.practice.decisions.queries import preparations_of
from tovholder.practice.decisions.youth_support import KIND as YOUTH_SUPPORT
from tovholder.practice.plans.forms import AdultLifeForm, CoordinatorForm, YouthPlanForm
from tovholder.practice.plans.forms.youth import TOPICS
from tovholder.practice.plans.queries.youth import way_to_adult_life
from tovholder.practice.plans.views.frame import address, answer_form, page_of
from tovholder.practice.plans.views.plan import YOUTH_RULES, duties_of

YOUTH_PLAN = keeps_drafts("ungeplan", danish="Stillingtagen til ungeplan", page="plans:youth_plan")
COORDINATOR = keeps_drafts("tovholder-16", danish="Tovholder 16+", page="plans:coordinator")
ADULT_LIFE = keeps_drafts("voksenlivet", danish="Forberedelse af voksenlivet", page="plans:adult_life")


@require_safe
def youth(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The way to adult life on one page: what stands, what is missing, what is due."""
    child = open_child(child_id, reader=request.reader, page="youth")
    way = way_to_adult_life(child)
    topics = way.preparation.topics if way.preparation else {}
    born = child.birth_date
    context = page_of(request, child, here="youth") | {
        "way": way,
        "topics": [(label, topics.get(name, "")) for name, label in TOPICS.items()],
        "support": [
            (each, YouthAnswer(each.answer).label, word_of(each.kind, "youth_support_type")) for each in way.support
        ],
        "turns_16": birthday(born, 16) if born else None,
        "turns_18": birthday(born, 18) if born else None,
        "decide_by": months_after(birthday(born, 18), -6) if born else None,
        "turns_23": birthday(born, 23) if born else None,
        "duties": duties_of(child, YOUTH_RULES, request),
        "plan_url": address("plan", child.pk),
    }
    return render(request, "plans/youth.html", context)


def youth_plan(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Yes or no to a youth plan."""
    child = open_child(child_id, reader=request.reader, page="youth_plan")
    placed = placement_at(child, at=request.reader.at) is not None
    said = way_to_adult_life(child).considered
    initial: dict[str, Any] = {"made": "yes"} if placed else {}
    return _one(
        request,
        child,
        YOUTH_PLAN,
        YouthPlanForm,
        {"placed": placed},
        initial=initial if said is None else {"made": "yes" if said.made else "no", "because": said.because},
        title=_("Stillingtagen til ungeplan"),
        button=_("Gem stillingtagen"),
        deed=casework.consider_youth_plan,
        done=_("Der er taget stilling til ungeplan."),
    )


def coordinator(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Name the one who holds the young person's case together."""
    child = open_child(child_id, reader=request.reader, page="coordinator")
    user = request.reader.user
    return _one(
        request,
        child,
        COORDINATOR,
        CoordinatorForm,
        {},
        initial={"name": user.name, "title": request.reader.title, "phone": getattr(user, "phone", "")},
        title=_("Tovholder 16+"),
        button=_("Gem tovholder"),
        deed=casework.name_coordinator,
        done=_("Tovholderen er udpeget."),
    )


def adult_life(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The checklist of adult life; what stood last time stands in it."""
    child = open_child(child_id, reader=request.reader, page="adult_life")
    last = way_to_adult_life(child).preparation
    so_far: dict[str, Any] = {}
    if last is not None:
        names = ("young_agreed_on", "adult_side", "adult_agreed_on", "not_for_because")
        so_far = {**last.topics, **{name: getattr(last, name) for name in names}}
    return _one(
        request,
        child,
        ADULT_LIFE,
        AdultLifeForm,
        {},
        initial=so_far,
        title=_("Forberedelse af voksenlivet"),
        button=_("Gem forberedelsen"),
        deed=casework.prepare_adult_life,
        done=_("Forberedelsen er gemt."),
        answers=lambda form: form.agreed(),
    )


@require_safe
def youth_support(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """On to the decision on support after 18, which records the answer: the one being prepared, else a new one."""
    child = open_child(child_id, reader=request.reader, page="youth_support")
    return redirect(_decision_page(child))


def _decision_page(child: Child) -> str:
    """Where the decision on youth support is prepared, or goes on being prepared."""
    begun = next((each for each in preparations_of(child) if each.kind == YOUTH_SUPPORT), None)
    if begun is not None:
        return reverse("decisions:preparation", args=[begun.pk])
    return reverse("decisions:prepare", args=[child.pk]) + f"?art={YOUTH_SUPPORT}"


def _one(
    request: StaffRequest,
    child: Child,
    kind: DraftKind,
    form_of: Any,
    about: dict[str, Any],
    *,
    initial: dict[str, Any],
    title: str,
    button: str,
    deed: Any,
    done: str,
    answers: Any = lambda form: form.cleaned_data,
) -> HttpResponse:
    """One of the three small pages: a form, a deed, back to the overview."""
    reader = request.reader
    writing = writing_of(request, kind, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    start = {"happened_at": reader.at, **initial, **writing.initial()}
    form = form_of(request.POST or None, initial=start, now=reader.at, **about)
    return answer_form(
        request,
        child,
        form,
        writing,
        title=title,
        button=button,
        does=lambda: deed(child, **answers(form), at=reader.at, by=reader.hand),
        saved=done,
        to=address("youth", child.pk),
    )
