"""When a chair decision has lapsed, somebody is told at once: rådgiver, leader and jurist."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from tovholder.core.committee.chair_decision import Standing, standing, stands_until, terms_on
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import LEADERS
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import Employment, PostKind
from tovholder.practice.committee.models import ChairDecision
from tovholder.practice.committee.queries.chair import with_course

LAPSED = "chair_decision_lapsed"
LOOK_BACK = timedelta(days=45)  # longer than a month and what a stopped worker may have missed


def sound_lapsed(*, now: datetime) -> int:
    """Tell of the chair decisions that have lapsed since anybody was told; how many messages were put out.

    Safe to repeat: each decision tells each person once for each lapse. The mail says nothing about anybody.
    """
    running = ChairDecision.objects.filter(
        implemented_at__gte=now - LOOK_BACK, annulled_at=None, replaced_at=None, after_lapse_at=None
    )
    told = 0
    for decision in with_course(running).select_related("child"):
        terms = terms_on(danish_day(decision.happened_at))
        until = stands_until(decision.course(), terms)
        if until is not None and standing(decision.course(), terms, now=now) == Standing.LAPSED:
            told += _tell(decision, until, now=now)
    return told


def _tell(decision: ChairDecision, until: datetime, *, now: datetime) -> int:
    people = _who_must_know(decision, on=danish_day(now))
    keys = {user: f"{LAPSED}/{decision.pk}/{until:%Y%m%d}/{user}" for user in people}
    known = set(Outgoing.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    new = {user: key for user, key in keys.items() if key not in known}
    if not new:
        return 0
    path = reverse("committee:chair_decision", args=[decision.pk])
    with open_book(at=now, by=NOBODY_LOGGED_IN) as book:
        for user, key in new.items():
            payload = {"chair_decision": str(decision.pk), "user": user, "path": path}
            book.add(Outgoing(kind=LAPSED, key=key, payload=payload, not_before=now, made_at=now))
    return len(new)


def _who_must_know(decision: ChairDecision, *, on: date) -> list[str]:
    """Today's person in the caseworker's post, the leaders of the child's unit, and the jurists."""
    child = decision.child
    who = Q(post__kind=PostKind.JURIST)
    if child.caseworker_id:
        who |= Q(post=child.caseworker_id)
    if child.unit_id:
        who |= Q(post__unit=child.unit_id, post__kind__in=LEADERS)
    users = Employment.objects.on(on).filter(who).values_list("user", flat=True)
    return sorted({str(user) for user in users})
