"""What is done for and by the committee: each function one deed, one transaction, and the clocks counted anew."""

from tovholder.practice.committee.actions.alarms import LAPSED, sound_lapsed
from tovholder.practice.committee.actions.chair import (
    Consent,
    annul_chair_decision,
    carry_out,
    decide_as_chair,
    notify_party,
    tell_after_lapse,
)
from tovholder.practice.committee.actions.matters import raise_matter, withdraw_matter
from tovholder.practice.committee.actions.meetings import book_meeting, call_off_meeting, hold_meeting, put_on_agenda
from tovholder.practice.committee.actions.members import SeatTaken, leave_seat, seat_member
from tovholder.practice.committee.actions.outcomes import Ballot, Heard, Said, decide_matters, write_minutes
from tovholder.practice.committee.actions.papers import recommend, send_bundle

__all__ = [
    "LAPSED",
    "Ballot",
    "Consent",
    "Heard",
    "Said",
    "SeatTaken",
    "annul_chair_decision",
    "book_meeting",
    "call_off_meeting",
    "carry_out",
    "decide_as_chair",
    "decide_matters",
    "hold_meeting",
    "leave_seat",
    "notify_party",
    "put_on_agenda",
    "raise_matter",
    "recommend",
    "seat_member",
    "send_bundle",
    "sound_lapsed",
    "tell_after_lapse",
    "withdraw_matter",
    "write_minutes",
]
