"""Two records of the same child: found, looked at side by side, laid together with a reason, and parted again."""

from __future__ import annotations

from collections.abc import Sequence
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
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.intake import actions
from tovholder.practice.intake.forms.same_child import NotTheSameForm, SameChildForm
from tovholder.practice.intake.queries.same_child import Held, held_by, may_be_the_same, records_of
from tovholder.practice.intake.unlike import speaks_against, unlike
from tovholder.practice.intake.views.acting import posted
from tovholder.practice.intake.views.once import answered_once, once


@require_safe
def other_records(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Which other records may be this child, and which have been laid together with it."""
    child = open_child(child_id, reader=request.reader, page="other_records")
    if child.same_as_id:
        return redirect("intake:part_records", child.pk)
    alike, together = may_be_the_same(child, reader=request.reader), records_of(child)
    if shown := [each.pk for each in (*alike, *together)]:
        note_list_reading(shown, reader=request.reader, page="other_records")
    context = page_of(request, child, this=child, alike=_named(alike), together=_named(together))
    return render(request, "intake/other_records.html", context)


@answered_once
def same_child(request: StaffRequest, child_id: UUID, other_id: UUID) -> HttpResponse:
    """Both records side by side, what will happen, and the question which of them is kept."""
    reader = request.reader
    both = [open_child(each, reader=reader, page="same_child") for each in (child_id, other_id)]
    if child_id == other_id:
        raise Http404
    if any(each.same_as_id for each in both):
        messages.info(request, _("De to journaler er lagt sammen."))
        return redirect("intake:other_records", next((each.same_as_id or each.pk for each in both), child_id))
    sides = held_by(both, on=danish_day(reader.at))
    busy = frozenset(side.child.pk for side in sides if side.help_runs)
    form = SameChildForm(posted(request), records=_choices(sides), busy=busy, initial=_suggested(sides))
    only_once = once(request, done=reverse("intake:other_records", args=[child_id]))
    if request.method == "POST" and form.is_valid():
        kept, other = sorted(both, key=lambda each: str(each.pk) != form.cleaned_data["keep"])

        def lay_together() -> str:
            reason = form.cleaned_data["reason"]
            actions.identify_child(other, known_child=kept, reason=reason, at=reader.at, by=reader.hand)
            return reverse("intake:other_records", args=[kept.pk])

        to = only_once.do(lay_together)
        messages.success(request, _("De to journaler er lagt sammen. Det kan fortrydes her."))
        return redirect(to)
    more = {"warnings": _warnings(sides), "rows": _rows(sides), "key": only_once.key, "this": both[0]}
    context = page_of(request, both[0], form=form, **more)
    return render(request, "intake/same_child.html", context)


def part_records(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """They were not the same child after all: each has its own clocks and history again."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="part_records")
    if child.same_as_id is None:
        messages.info(request, _("Journalen står for sig selv."))
        return redirect("intake:other_records", child.pk)
    kept = open_child(child.same_as_id, reader=reader, page="part_records")
    form = NotTheSameForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.undo_identification(child, reason=form.cleaned_data["reason"], at=reader.at, by=reader.hand)
        messages.success(request, _("Fortrudt. Hvert barn har sin egen historik og sine egne frister igen."))
        return redirect("intake:other_records", kept.pk)
    return render(request, "intake/part_records.html", page_of(request, kept, form=form, this=child, kept=kept))


def _named(children: Sequence[Child]) -> list[tuple[Child, str, str]]:
    return [(each, shown_name(each), each.unit.name if each.unit else "") for each in children]


def _choices(sides: Sequence[Held]) -> list[tuple[str, str]]:
    letters = (_("Journal A"), _("Journal B"))
    return [
        (str(side.child.pk), f"{letter}: {shown_name(side.child)}") for letter, side in zip(letters, sides, strict=True)
    ]


def _suggested(sides: Sequence[Held]) -> dict[str, str]:
    """The record with running help is kept, else the one with an open case, else the one that holds most."""
    best = max(sides, key=lambda side: (side.help_runs, side.case_open, side.notes + side.documents))
    return {"keep": str(best.child.pk)}


def _warnings(sides: Sequence[Held]) -> list[str]:
    """What speaks against it, and what must be seen to first."""
    found = [speaks_against(unlike(*(side.child for side in sides)))]
    if all(side.help_runs for side in sides):
        found += [_("Der kører hjælp på begge journaler. Afslut den på den ene, og skriv den ind på den anden, først.")]
    return [words for words in found if words]


def _rows(sides: Sequence[Held]) -> list[tuple[str, list[str], bool]]:
    """Label, what stands in A and in B, and whether they differ."""
    numbers = {bytes(side.child.cpr_index) for side in sides if side.child.cpr_index}
    said = [_side(side, same_number=len(numbers) < len(sides)) for side in sides]
    return [(label, [one[label], other[label]], one[label] != other[label]) for one, other in [said] for label in one]


def _side(side: Held, *, same_number: bool) -> dict[str, str]:
    child = side.child
    number = _("skrevet") if same_number else _("sit eget, ikke det samme")
    return {
        _("Navn"): shown_name(child),
        _("Født"): day(child.birth_date) if child.birth_date else _("ikke skrevet"),
        _("CPR-nummer"): number if child.cpr_index else _("ikke skrevet"),
        _("Bor"): side.address or _("ikke skrevet, eller må ikke vises"),
        _("Enhed"): child.unit.name if child.unit else _("ingen"),
        _("Rådgiver"): child.caseworker.title if child.caseworker else _("ingen"),
        _("Underretninger"): str(side.notifications),
        _("Frister, der løber"): str(side.duties),
        _("Notater"): str(side.notes),
        _("Dokumenter"): str(side.documents),
        _("Sag"): _("åben") if side.case_open else _("ikke åben"),
        _("Hjælp eller anbringelse"): _("kører") if side.help_runs else _("kører ikke"),
        _("Kontaktstop"): _("ja") if side.on_hold else _("nej"),
        _("Beskyttelse"): child.get_protection_display(),
    }
