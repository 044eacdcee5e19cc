"""A fortnight in Fjordby, told through the deeds of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tovholder.entrances.rehearsal.fjordby.offices import Offices, open_offices
from tovholder.entrances.rehearsal.fjordby.stories_at_the_door import (
    a_boy_nobody_can_name,
    a_boy_nobody_has_taken_yet,
    a_girl_in_fear_of_her_family,
    an_unborn_child,
    somebody_wrote_last_night,
    what_was_advised_and_closed,
)
from tovholder.entrances.rehearsal.fjordby.stories_of_families import a_protected_girl, twins_with_help_at_home
from tovholder.entrances.rehearsal.fjordby.story_of_a_move import a_girl_who_moved
from tovholder.entrances.rehearsal.fjordby.story_of_freja import the_third_worry_about_freja
from tovholder.entrances.rehearsal.fjordby.story_of_liva import a_girl_who_could_not_wait
from tovholder.entrances.rehearsal.fjordby.story_of_malik import a_placed_boy
from tovholder.entrances.rehearsal.fjordby.story_of_noah import an_investigation_running_late
from tovholder.entrances.rehearsal.fjordby.story_of_the_committee import the_committee_sits
from tovholder.entrances.rehearsal.fjordby.this_week import what_is_booked_this_week, what_lies_in_the_baskets
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child


@dataclass(frozen=True)
class Cast:
    """How to come in: the log-ins and the school's API token."""

    log_ins: list[tuple[str, str, str, str | None]]
    api_token: str
    offices: Offices


STORIES = (
    the_committee_sits,
    a_placed_boy,
    an_investigation_running_late,
    twins_with_help_at_home,
    a_protected_girl,
    a_girl_who_moved,
    what_was_advised_and_closed,
    a_girl_in_fear_of_her_family,
    a_boy_nobody_has_taken_yet,
    an_unborn_child,
    a_boy_nobody_can_name,
    the_third_worry_about_freja,
    somebody_wrote_last_night,
    a_girl_who_could_not_wait,
    what_is_booked_this_week,
    what_lies_in_the_baskets,
)


def fill(*, now: datetime) -> Cast:
    """Make Fjordby as it is at this moment, in an empty database."""
    offices = open_offices(now=now - timedelta(minutes=1))
    for story in STORIES:
        story(offices, now)
    with open_book(at=now, by=NOBODY_LOGGED_IN) as book:  # what time alone has changed since the last deed
        recount_duties(book, Child.objects.values_list("pk", flat=True))
    return Cast(log_ins=offices.log_ins, api_token=offices.api_token, offices=offices)
