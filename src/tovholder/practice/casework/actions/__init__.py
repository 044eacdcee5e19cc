"""What is done in a case: each function one deed, one transaction, one line, and the clocks counted anew.

An action records what has happened, also when something should have come first; the unmet gate becomes a breach.
"""

from tovholder.practice.casework.actions.cases import close_case, open_case, record_death, record_move
from tovholder.practice.casework.actions.conversations import ChildNotAsked, share_words, speak_with_child
from tovholder.practice.casework.actions.decisions import (
    book_decision,
    decide,
    give_consent,
    limit_consent,
    refuse_consent,
    seek_consent,
    withdraw_consent,
)
from tovholder.practice.casework.actions.investigations import (
    complete_investigation,
    consider_sibling,
    make_preliminary_conclusion,
    start_investigation,
)
from tovholder.practice.casework.actions.journal import (
    AlreadyStruck,
    correct_note,
    move_note_to_right_child,
    record_complaint,
    record_meeting,
    record_other,
    strike_note,
    write_note,
)
from tovholder.practice.casework.actions.measures import end_measure, start_measure
from tovholder.practice.casework.actions.placements import end_placement, start_placement
from tovholder.practice.casework.actions.plans import follow_up, make_plan
from tovholder.practice.casework.actions.supervision import visit

__all__ = [
    "AlreadyStruck",
    "ChildNotAsked",
    "book_decision",
    "close_case",
    "complete_investigation",
    "consider_sibling",
    "correct_note",
    "decide",
    "end_measure",
    "end_placement",
    "follow_up",
    "give_consent",
    "limit_consent",
    "make_plan",
    "make_preliminary_conclusion",
    "move_note_to_right_child",
    "open_case",
    "record_complaint",
    "record_death",
    "record_meeting",
    "record_move",
    "record_other",
    "refuse_consent",
    "seek_consent",
    "share_words",
    "speak_with_child",
    "start_investigation",
    "start_measure",
    "start_placement",
    "strike_note",
    "visit",
    "withdraw_consent",
    "write_note",
]
