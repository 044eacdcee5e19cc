"""What is done in a case: each function one deed, one transaction, one line, and the clocks counted anew.

An action records what has happened, also when something should have come first; the unmet gate becomes a breach.
"""

from tovholder.practice.casework.actions.cases import close_case, open_case, record_death, record_move
from tovholder.practice.casework.actions.conversations import (
    ChildNotAsked,
    leave_out_talk,
    share_words,
    speak_with_child,
)
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
    Answers,
    complete_investigation,
    consider_sibling,
    make_preliminary_conclusion,
    start_investigation,
    weigh_sibling,
    write_section,
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
from tovholder.practice.casework.actions.plans import end_plan, follow_up, make_plan
from tovholder.practice.casework.actions.statements import (
    StatementIsHere,
    arrange_examination,
    ask_for_statement,
    complete_targeted_assessment,
    read_statement,
    receive_statement,
    record_refusal,
    remind_of_statement,
    report_examination,
    start_targeted_assessment,
)
from tovholder.practice.casework.actions.supervision import visit
from tovholder.practice.casework.actions.youth import (
    consider_youth_plan,
    decide_youth_support,
    name_coordinator,
    prepare_adult_life,
)

__all__ = [
    "AlreadyStruck",
    "Answers",
    "ChildNotAsked",
    "StatementIsHere",
    "arrange_examination",
    "ask_for_statement",
    "book_decision",
    "close_case",
    "complete_investigation",
    "complete_targeted_assessment",
    "consider_sibling",
    "consider_youth_plan",
    "correct_note",
    "decide",
    "decide_youth_support",
    "end_measure",
    "end_placement",
    "end_plan",
    "follow_up",
    "give_consent",
    "leave_out_talk",
    "limit_consent",
    "make_plan",
    "make_preliminary_conclusion",
    "move_note_to_right_child",
    "name_coordinator",
    "open_case",
    "prepare_adult_life",
    "read_statement",
    "receive_statement",
    "record_complaint",
    "record_death",
    "record_meeting",
    "record_move",
    "record_other",
    "record_refusal",
    "refuse_consent",
    "remind_of_statement",
    "report_examination",
    "seek_consent",
    "share_words",
    "speak_with_child",
    "start_investigation",
    "start_measure",
    "start_placement",
    "start_targeted_assessment",
    "strike_note",
    "visit",
    "weigh_sibling",
    "withdraw_consent",
    "write_note",
    "write_section",
]
