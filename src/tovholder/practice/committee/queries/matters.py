"""Meetings and matters, as far as a reader may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from tovholder.core.time.calendar import start_of_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.rows import records_of, whole_rows_of
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Decision
from tovholder.practice.committee.models import (
    BundleSending,
    CommitteeMatter,
    CommitteeMeeting,
    CommitteeMinutes,
    Recommendation,
    Speaker,
    Vote,
)
from tovholder.practice.decisions.models import Complaint, DecisionTold

RENEWALS_AHEAD = timedelta(days=120)
# A placement without consent goes on until one of these takes its place.
_TAKES_ITS_PLACE = ("renewal", "permanent", "return_home", "placement", "placement_forced")


@dataclass(frozen=True)
class MeetingRow:
    """A meeting on the list: how many matters it has, and how many of them it has not decided."""

    meeting: CommitteeMeeting
    matters: int
    undecided: int


def coming_meetings(*, on: date, most: int = 12) -> list[MeetingRow]:
    """The meetings from today on, and those of the last week whose outcome may still be missing."""
    since = start_of_day(on - timedelta(days=7))
    meetings = CommitteeMeeting.objects.filter(meets_at__gte=since, called_off_at=None)
    heard = Q(matters__withdrawn_at=None)
    counted = meetings.annotate(
        on_agenda=Count("matters", filter=heard),
        undecided=Count("matters", filter=heard & Q(matters__isnull=False, matters__outcome=None)),
    )
    return [MeetingRow(each, each.on_agenda, each.undecided) for each in counted.order_by("meets_at", "pk")[:most]]


def meetings_to_choose(*, on: date, before: datetime | None = None) -> list[CommitteeMeeting]:
    """The meetings a matter can be put on: today's and those to come, of them those before a chair decision lapses."""
    coming = CommitteeMeeting.objects.filter(meets_at__gte=start_of_day(on), called_off_at=None, held_at=None)
    if before is not None:
        coming = coming.filter(meets_at__lt=before)
    return list(coming.order_by("meets_at", "pk")[:20])


def matters_under_way(reader: Reader) -> list[CommitteeMatter]:
    """The matters this reader may see that the committee has not decided, the nearest meeting first."""
    theirs = CommitteeMatter.objects.filter(
        child__in=Child.objects.visible_to(reader, at=reader.at), withdrawn_at=None, outcome=None
    )
    found = theirs.select_related("child", "meeting", "approves").order_by("raised_at", "pk")
    return sorted(
        found, key=lambda each: (each.meeting is None, each.meeting.meets_at if each.meeting else each.raised_at)
    )


def renewals_due(reader: Reader, *, on: date) -> list[Decision]:
    """The decisions of visible children that come up again within 120 days, or should have: the nearest first.

    `due_on` is the day: the one the court or the appeals board has set since, else the committee's own (COURT-4W).
    """
    later = Decision.objects.filter(
        child=OuterRef("child"), kind__in=_TAKES_ITS_PLACE, happened_at__gt=OuterRef("happened_at")
    )
    appealed = Complaint.objects.filter(decision=OuterRef("pk")).annotate(
        due=Coalesce("court_renewal_due", "board_renewal_due")
    )
    newest = appealed.filter(due__isnull=False).order_by("-happened_at", "-pk").values("due")[:1]
    due = Decision.objects.filter(child__in=Child.objects.visible_to(reader, at=reader.at), renewal_due__isnull=False)
    due = due.annotate(due_on=Coalesce(Subquery(newest), "renewal_due")).filter(due_on__lte=on + RENEWALS_AHEAD)
    return list(due.filter(~Exists(later)).select_related("child").order_by("due_on", "pk")[:60])


def matter_to_open(matter_id: UUID) -> CommitteeMatter | None:
    """One matter with all that `recommendations_of` and `beside_matter` tell; the page opens the child first."""
    mine, of_outcome = {"matter": OuterRef("pk")}, {"outcome__matter": OuterRef("pk")}
    told = DecisionTold.objects.filter(decision=OuterRef("outcome__decision"))
    found: CommitteeMatter | None = (
        CommitteeMatter.objects.filter(pk=matter_id)
        .select_related("meeting", "approves", "outcome", "outcome__decision")
        .annotate(
            seen_alone=~Exists(
                CommitteeMatter.objects.filter(together=OuterRef("together")).exclude(pk=OuterRef("pk"))
            ),
            seen_recommendations=whole_rows_of(Recommendation.objects.filter(**mine).order_by("-version")),
            seen_sendings=whole_rows_of(BundleSending.objects.filter(**mine).order_by("sent_at", "pk")),
            seen_speakers=whole_rows_of(Speaker.objects.filter(**mine).order_by("recorded_at", "pk")),
            seen_minutes=whole_rows_of(CommitteeMinutes.objects.filter(**mine).order_by("written_at", "pk")),
            seen_votes=whole_rows_of(Vote.objects.filter(**of_outcome).order_by("pk"), member_name=F("member__name")),
            seen_told=whole_rows_of(told.order_by("told_on", "pk")),
        )
        .first()
    )
    return found


def recommendations_of(matter: CommitteeMatter) -> list[Recommendation]:
    """The versions of the recommendation, the newest first, read with the matter itself by `matter_to_open`."""
    seen: Any = matter
    return records_of(Recommendation, seen.seen_recommendations)


@dataclass(frozen=True)
class BesideMatter:
    """What belongs to a matter: who had the papers, who spoke, how each voted, the minutes, who has been told."""

    sendings: list[BundleSending]
    speakers: list[Speaker]
    minutes: list[CommitteeMinutes]
    votes: list[tuple[str, bool]]
    told: list[DecisionTold]


def beside_matter(matter: CommitteeMatter) -> BesideMatter:
    """All of it, read with the matter itself by `matter_to_open`."""
    seen: Any = matter
    return BesideMatter(
        sendings=records_of(BundleSending, seen.seen_sendings),
        speakers=records_of(Speaker, seen.seen_speakers),
        minutes=records_of(CommitteeMinutes, seen.seen_minutes),
        votes=[(row["member_name"], row["in_favour"]) for row in seen.seen_votes],
        told=records_of(DecisionTold, seen.seen_told),
    )


def last_raised(child: Child) -> CommitteeMatter | None:
    """The child's newest matter."""
    return CommitteeMatter.objects.filter(child=child).order_by("-raised_at", "-pk").first()


def last_booked(user_id: UUID) -> CommitteeMeeting | None:
    """The meeting this person booked last."""
    return CommitteeMeeting.objects.filter(booked_by=user_id).order_by("-booked_at", "-pk").first()


def heard_together(matter: CommitteeMatter, *, reader: Reader) -> list[CommitteeMatter]:
    """The siblings' matters beside this one that the reader may see and that are still to be decided.

    Not asked for where `matter_to_open` has seen that there are none.
    """
    if getattr(matter, "seen_alone", False):
        return []
    beside = CommitteeMatter.objects.filter(
        together=matter.together,
        withdrawn_at=None,
        outcome=None,
        child__in=Child.objects.visible_to(reader, at=reader.at),
    )
    return list(beside.exclude(pk=matter.pk).select_related("child").order_by("child__birth_date", "pk"))


def agenda_of(meeting: CommitteeMeeting, *, reader: Reader) -> tuple[list[CommitteeMatter], int]:
    """The matters of a meeting that this reader may see, siblings together, and how many more there are."""
    matters = CommitteeMatter.objects.filter(meeting=meeting, withdrawn_at=None)
    visible = matters.filter(child__in=Child.objects.visible_to(reader, at=reader.at))
    shown = list(
        visible.select_related("child", "approves", "outcome")
        .prefetch_related("minutes", "recommendations", "outcome__votes")
        .order_by("together", "child__birth_date", "pk")
    )
    return shown, matters.count() - len(shown)


@asked_by_deeds
def children_on_agenda(meeting: CommitteeMeeting) -> list[UUID]:
    """The children whose matters the meeting hears."""
    heard = CommitteeMatter.objects.filter(meeting=meeting, withdrawn_at=None)
    return list(heard.order_by("pk").values_list("child", flat=True))


def minutes_that_stand(minutes: Sequence[CommitteeMinutes]) -> list[CommitteeMinutes]:
    """The minutes that no later text corrects."""
    corrected = {each.corrects_id for each in minutes}
    return [each for each in minutes if each.pk not in corrected]
