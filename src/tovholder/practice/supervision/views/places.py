"""A place where children are placed: who lives there, the concerns, and what is still to be done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Home
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.queries import placement_at
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.supervision import actions
from tovholder.practice.supervision.forms import ClosesForm, ConcernForm, StaysOpenForm, TaskForm
from tovholder.practice.supervision.models import PlaceConcern, PlaceTask, Seriousness
from tovholder.practice.supervision.queries.places import Place, adults_there, place_to_open

CONCERN = keeps_drafts("bekymring-om-sted", danish="Bekymring om et anbringelsessted", page="supervision:concern")
CLOSES = keeps_drafts("sted-lukker", danish="Stedet lukker", page="supervision:closes")
STAYS_OPEN = keeps_drafts("sted-lukker-ikke", danish="Stedet lukker ikke alligevel", page="supervision:stays_open")
TASK = keeps_drafts("opgave-om-sted", danish="Opgave efter en bekymring", page="supervision:task")


@require_safe
def place(request: StaffRequest, home_id: UUID) -> HttpResponse:
    """The place: children the reader may see, how many more, and the concerns with their tasks."""
    found = _open(request, home_id)
    today = danish_day(request.reader.at)
    context = {
        "home": found.home,
        "tab": _("Anbringelsessted"),
        "address": found.home.address,
        "children": [(each, shown_name(each), shown_age(each, on=today)) for each in found.children],
        "more_children": found.more_children,
        "concerns": [_shown(each, found) for each in found.concerns],
        "counts": found.counts,
        "closing": found.closing,
        "now": request.reader.at,
    }
    return render(request, "supervision/place.html", context)


def concern(request: StaffRequest, home_id: UUID) -> HttpResponse:
    """Write down a concern about the place."""
    found = _open(request, home_id)
    reader = request.reader
    writing = writing_of(request, CONCERN, about=found.home.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = ConcernForm(
        request.POST or None,
        initial={"happened_at": reader.at, "child": request.GET.get("barn", ""), **writing.initial()},
        now=reader.at,
        adults=adults_there(found.home, on=danish_day(reader.at)),
        children=found.children,
    )
    back = reverse("supervision:place", args=[found.home.pk])

    def raised() -> PlaceConcern:
        given = form.cleaned_data
        return actions.raise_concern(
            found.home,
            text=given["text"],
            seriousness=Seriousness(given["seriousness"]),
            raised_by=given["raised_by"],
            adult=given.get("adult"),
            child=given.get("child"),
            offer=given["offer"].strip(),
            happened_at=given["happened_at"],
            at=reader.at,
            by=reader.hand,
        )

    done = act_once(writing, form, raised, saved=lambda: _saved(found.home), to=back)
    context = {"form": form, "writing": writing, "home": found.home, "back": back}
    return done or render(request, "supervision/concern.html", context)


def closes(request: StaffRequest, home_id: UUID) -> HttpResponse:
    """The place closes: each of our children there is to have another. Written down before, the day is put right."""
    found, reader = _open(request, home_id), request.reader
    writing = writing_of(request, CLOSES, about=found.home.pk)
    if writing.only_kept:
        return redirect(request.path)
    before = found.closing
    known = {"closes_on": before.closes_on, "because": before.because} if before is not None else {}
    initial = {**known, **writing.initial()}
    form = ClosesForm(request.POST or None, initial=initial, today=reader.today, put_right=before is not None)

    def close() -> None:
        actions.close_place(found.home, **form.cleaned_data, at=reader.at, by=reader.hand)

    back = reverse("supervision:place", args=[found.home.pk])
    saved = _("Det er skrevet ned. Rådgiveren for hvert af vores børn på stedet har en opgave.")
    words = {"title": _("Stedet lukker: %s") % found.home.name, "button": _("Gem, at stedet lukker")}
    if before is not None:
        words = {"title": _("Ret dagen, stedet lukker: %s") % found.home.name, "button": _("Gem den rettede dag")}
    done = act_once(writing, form, close, saved=saved, to=back)
    return done or render(request, "supervision/form.html", {"form": form, "writing": writing, "back": back, **words})


def stays_open(request: StaffRequest, home_id: UUID) -> HttpResponse:
    """The place does not close after all: why; nobody looks for another place any longer."""
    found, reader = _open(request, home_id), request.reader
    closing, back = found.closing, reverse("supervision:place", args=[found.home.pk])
    if closing is None:
        return done_before(request, _("Der står ikke, at stedet lukker."), to=back)
    writing = writing_of(request, STAYS_OPEN, about=found.home.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = StaysOpenForm(request.POST or None, initial=writing.initial())

    def keep_open() -> None:
        actions.keep_place_open(closing, **form.cleaned_data, at=reader.at, by=reader.hand)

    saved = _("Det er skrevet ned. Ingen skal længere finde et andet sted på grund af det.")
    done = act_once(writing, form, keep_open, saved=saved, to=back)
    words = {
        "title": _("Stedet lukker ikke alligevel: %s") % found.home.name,
        "button": _("Stedet bliver ved"),
    }
    return done or render(request, "supervision/form.html", {"form": form, "writing": writing, "back": back, **words})


@require_safe
def concern_through_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """From the child to the concern about where it lives now."""
    child = open_child(child_id, reader=request.reader, page="supervision:concern")
    here = placement_at(child, at=request.reader.at)
    if here is None or here.home_id is None:
        messages.warning(
            request, _("Der står ikke, hvor barnet er anbragt, så bekymringen kan ikke knyttes til et sted.")
        )
        return redirect("supervision:child", child.pk)
    return redirect(f"{reverse('supervision:concern', args=[here.home_id])}?barn={child.pk}")


def task(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """Write what was done for one child, or that the authority was told."""
    found = PlaceTask.objects.filter(pk=task_id).select_related("concern__home", "concern__adult", "child").first()
    if found is None:
        raise Http404
    there = _open(request, found.concern.home_id)
    if found.child_id is not None and found.child_id not in there.visible:
        raise Http404
    reader, back = request.reader, reverse("supervision:place", args=[there.home.pk])
    if found.done_at is not None:
        return done_before(request, _("Det er skrevet ned, hvad der er gjort."), to=back)
    writing = writing_of(request, TASK, about=found.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = TaskForm(request.POST or None, initial={"happened_at": reader.at, **writing.initial()}, now=reader.at)

    def did() -> None:
        told = {"how": form.cleaned_data["how"], "done_at": form.cleaned_data["happened_at"]}
        actions.do_task(found, **told, done_by_name=reader.user.name, at=reader.at, by=reader.hand)

    done = act_once(writing, form, did, saved=_("Det er skrevet ned."), to=back, refused=(actions.AlreadyDone,))
    words = {"title": _task_words(found, there), "button": _("Gem, at det er gjort")}
    page = {"form": form, "writing": writing, "back": back, **words}
    return done or render(request, "supervision/form.html", page)


def _open(request: StaffRequest, home_id: UUID) -> Place:
    """The place, when this reader may see a child placed there. Raises Http404."""
    found = place_to_open(home_id, reader=request.reader)
    if found is None:
        raise Http404
    seen = [each.pk for each in found.children]
    note_list_reading(seen, reader=request.reader, page="supervision:place")
    return found


def _shown(concern: PlaceConcern, there: Place) -> dict[str, Any]:
    """A concern as this reader may see it: one that came through another child is told of without its words."""
    may_read = concern.child_id is None or concern.child_id in there.visible
    tasks = [
        (each, _task_words(each, there), each.child_id is None or each.child_id in there.visible)
        for each in concern.tasks.all()
    ]
    through = shown_name(concern.child) if concern.child is not None and may_read else ""
    return {
        "concern": concern,
        "may_read": may_read,
        "through": through,
        "tasks": sorted(tasks, key=lambda row: (row[0].done_at is not None, row[0].kind)),
        "undone": sum(each.done_at is None for each, _words, _may in tasks),
    }


def _task_words(found: PlaceTask, there: Place) -> str:
    words = as_read(found.get_kind_display())
    if found.child is None:
        return words
    if found.child_id not in there.visible:
        return _("%s: et barn, du ikke har adgang til") % words
    more = f" ({found.child.municipality})" if found.child.municipality else ""
    return f"{words}: {shown_name(found.child)}{more}"


def _saved(home: Home) -> str:
    last = PlaceConcern.objects.filter(home=home).order_by("-recorded_at", "-pk").first()
    if last is not None and last.tasks.count() > 1:
        return _("Bekymringen er gemt. Der står nu en opgave for hvert andet barn på stedet.")
    return _("Bekymringen er gemt. Giv socialtilsynet besked.")
