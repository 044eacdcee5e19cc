"""A leader's first page: five sentences and the balance; each sentence opens to the children behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.locks import for_leaders
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import explained
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.documents.queries import baskets_of, is_late, stuck_mailbox, unfiled, waiting_in
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.foundation.letters.queries import stuck, words_for
from tovholder.foundation.organisation.models import Post, Unit
from tovholder.foundation.organisation.queries import legal_calendar, the_municipality
from tovholder.foundation.ui.wording import day
from tovholder.practice.intake.queries import balance
from tovholder.steering.insight import queries as asked
from tovholder.steering.insight import sentences as say
from tovholder.steering.insight.carried import Carried, carried_by, units_led, units_looked_at
from tovholder.steering.insight.loads import loads
from tovholder.steering.insight.queries import Scope

BALANCED_FOR = timedelta(days=30)
# What is left out of every figure is said on its list; what is counted is said here.
HEADINGS: Mapping[str, Any] = {
    "venter": gettext_lazy("Venter på 24-timers-vurdering"),
    "rettidighed": gettext_lazy("Ikke vurderet inden for 24 timer"),
    "afklares": gettext_lazy("Vurderet, men ikke afgjort"),
    "overskredet": gettext_lazy("Overskredne frister"),
    "samtaler": gettext_lazy("Børn, der ikke er talt med endnu"),
}


@require_safe
@for_leaders
def overview(request: StaffRequest) -> HttpResponse:
    """Ledelse: is every child seen in time? Sentences, no chart, and nobody is ranked."""
    scope, now = Scope.of(request.reader), request.reader.at
    sentences = [
        say.about_waiting(asked.waiting(scope), now=now),
        say.about_assessed(asked.assessed_in_time(scope, now=now)),
        say.about_undecided(asked.undecided(scope), now=now),
        say.about_passed(asked.passed(scope, now=now)),
        say.about_heard(asked.not_heard(scope, now=now)),
    ]
    if waiting_to_go := stuck(now=now):  # said only when there is something to do about it
        sentences.append(say.about_stuck([outgoing.made_at for outgoing in waiting_to_go], now=now))
    sentences.append(say.about_post(unfiled(scope.units, now=now)))
    if stuck_box := stuck_mailbox(now=now):
        sentences.append(say.about_mailbox(stuck_box))
    page = {
        "now": now,
        "sentences": sentences,
        "balance": balance(since=now - BALANCED_FOR, with_all_that_waits=True),
        "everybody": scope.units is None,
        "leads_units": bool(request.reader.led),
    }
    return render(request, "insight/overview.html", page)


@require_safe
@for_leaders
def behind(request: StaffRequest, which: str) -> HttpResponse:
    """The children behind one sentence, as far as this leader may see them, page by page."""
    if which not in HEADINGS:
        raise Http404
    reader, now = request.reader, request.reader.at
    today, counted = danish_day(now), _rows(which, Scope.of(reader), now=now)
    found = Paginator(asked.readable(counted, reader=reader), asked.MOST).get_page(request.GET.get("page"))
    note_list_reading([row.child_id for row in found], reader=reader, page=f"insight:{which}")
    rows = [
        {
            "child_id": row.child_id,
            "name": shown_name(row.child),
            "age": shown_age(row.child, on=today),
            "unit": row.child.unit.name if row.child.unit else _("ingen enhed"),
            "duty": explained(row, now=now) if isinstance(row, Deadline) else None,
            "concern": None if isinstance(row, Deadline) else row,
            "late": not isinstance(row, Deadline) and row.assessed_at is None and row.assess_before <= now,
        }
        for row in found
    ]
    page = {
        "now": now,
        "heading": HEADINGS[which],
        "rows": rows,
        "of_duties": which in ("overskredet", "samtaler"),
        "page": found,
        "hidden": counted.order_by().count() - found.paginator.count,
    }
    return render(request, "insight/behind.html", page)


@require_safe
@for_leaders
def outbox(request: StaffRequest) -> HttpResponse:
    """What should have gone out of the house and has not, the oldest first: kinds and reasons, nobody's name."""
    rows = [
        {
            "what": words_for(outgoing.kind),
            "made_at": outgoing.made_at,
            "attempts": outgoing.attempts,
            "trouble": outgoing.trouble,
            "again": outgoing.not_before,
        }
        for outgoing in stuck(now=request.reader.at)
    ]
    return render(request, "insight/outbox.html", {"rows": rows, "now": request.reader.at})


@require_safe
@for_leaders
def post(request: StaffRequest) -> HttpResponse:
    """The post nobody has filed, the oldest first; what it is called is shown to those whose basket it lies in."""
    reader, now = request.reader, request.reader.at
    scope = Scope.of(reader)
    waiting = waiting_in(scope.units).select_related("unit")
    found, mine = list(waiting[: asked.MOST]), set(baskets_of(reader))
    calendar = legal_calendar(the_municipality())
    rows = [
        {
            "mail": mail,
            "mine": mail.unit_id in mine,
            "late": is_late(danish_day(mail.received_at), calendar=calendar, today=danish_day(now)),
        }
        for mail in found
    ]
    note_list_reading((), reader=reader, page="insight:post")
    page = {"rows": rows, "now": now, "in_all": waiting.count(), "most": asked.MOST, "stuck": stuck_mailbox(now=now)}
    return render(request, "insight/post.html", page)


@require_safe
@for_leaders
def team(request: StaffRequest, unit_id: UUID | None = None) -> HttpResponse:
    """What each caseworker of a unit carries; the first unit unless another is asked for.

    The leader's own unit opens to the children; of the others a head of department sees the figures.
    """
    units = units_looked_at(request.reader)
    unit = next((each for each in units if unit_id in {None, each.pk}), None)
    if unit is None:
        raise Http404
    choices = [(each.name, reverse("insight:team_of", args=[each.pk]), each.pk == unit.pk) for each in units]
    page = {
        "units": choices if len(choices) > 1 else [],
        "unit": unit.name,
        "unit_id": unit.pk,
        "is_own": unit.pk in request.reader.led,
        "when": day(danish_day(request.reader.at)),
        "loads": loads(request.reader, unit=unit.pk),
    }
    return render(request, "insight/team.html", page)


@require_safe
@for_leaders
def carried(request: StaffRequest, post_id: UUID) -> HttpResponse:
    """The children one post carries; looked for in the post's own unit first."""
    post = Post.objects.filter(pk=post_id).first()
    if post is None:
        raise Http404
    for unit in sorted(units_led(request.reader), key=lambda each: each.pk != post.unit_id):
        if found := carried_by(request.reader, unit=unit, post_id=post_id):
            return _list_of(request, found, unit)
    raise Http404


@require_safe
@for_leaders
def carried_by_nobody(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """The children of a unit who have no caseworker."""
    unit = next((each for each in units_led(request.reader) if each.pk == unit_id), None)
    if unit is None:
        raise Http404
    found = carried_by(request.reader, unit=unit, post_id=None)
    return _list_of(request, found or Carried(None, "", "", ()), unit)


def _list_of(request: StaffRequest, load: Carried, unit: Unit) -> HttpResponse:
    if load.children:
        shown = [each.child.pk for each in load.children]
        note_list_reading(shown, reader=request.reader, page="insight:team")
    today = danish_day(request.reader.at)
    rows = [
        {
            "child_id": each.child.pk,
            "name": shown_name(each.child),
            "age": shown_age(each.child, on=today),
            "weight": int(each.weight),
            "overdue": each.passed,
            "waiting": each.waiting,
            "seen_at": each.seen_at,
            "unseen": each.unseen,
        }
        for each in sorted(load.children, key=lambda each: -len(each.overdue))
    ]
    heading = load.holder or load.title or _("Uden rådgiver")
    page = {
        "rows": rows,
        "heading": heading,
        "by_nobody": load.post_id is None,
        "back": reverse("insight:team_of", args=[unit.pk]),
        "give_on": reverse("casework:give_caseload", args=[load.post_id]) if rows and load.post_id else "",
    }
    return render(request, "insight/carried.html", page)


def _rows(which: str, scope: Scope, *, now: Any) -> Any:
    """The rows a sentence counts."""
    if which == "venter":
        return asked.unassessed(scope)
    if which == "afklares":
        return asked.unscreened(scope)
    return {"rettidighed": asked.not_in_time, "overskredet": asked.overdue, "samtaler": asked.untalked}[which](
        scope, now=now
    )
