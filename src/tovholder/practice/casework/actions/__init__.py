"""What is done in a case: each function one deed, one transaction, one line, and the clocks counted anew.

An action records what has happened, also when something should have come first; the unmet gate becomes a breach.

`the_case` opens, hands on and closes; `child` and `life` are about the child and what turns its life; `finding_out`,
`help` and `placed` are the work itself; `journal` and `letters` are what is written and sent. `telling` is how each of
them is put down: the record, the line, and then the clocks.
"""

from tovholder.practice.casework.actions.child.about_child import move_home, put_child_right
from tovholder.practice.casework.actions.child.grown_ups import (
    change_custody,
    know_grown_up,
    leave_child,
    move_grown_up,
    take_in_grown_up,
)
from tovholder.practice.casework.actions.child.other_country import write_other_country
from tovholder.practice.casework.actions.child.requests import answer_request, receive_request
from tovholder.practice.casework.actions.child.schooling import assess_school_needs
from tovholder.practice.casework.actions.finding_out.investigations import (
    Answers,
    Opened,
    complete_investigation,
    consider_sibling,
    make_preliminary_conclusion,
    name_advisers,
    start_investigation,
    weigh_sibling,
    write_section,
)
from tovholder.practice.casework.actions.finding_out.statements import (
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
from tovholder.practice.casework.actions.help.consents import (
    give_consent,
    limit_consent,
    refuse_consent,
    seek_consent,
    withdraw_consent,
)
from tovholder.practice.casework.actions.help.decisions import book_decision, decide
from tovholder.practice.casework.actions.help.measures import (
    MeasureRuns,
    MeasureTerms,
    agree_measure,
    begin_measure,
    change_measure,
    end_measure,
    start_measure,
)
from tovholder.practice.casework.actions.help.plans import end_plan, follow_up, make_plan
from tovholder.practice.casework.actions.help.youth import (
    book_youth_support,
    consider_youth_plan,
    decide_youth_support,
    name_coordinator,
    prepare_adult_life,
)
from tovholder.practice.casework.actions.journal.chronology import choose_event, drop_event
from tovholder.practice.casework.actions.journal.conversations import (
    ChildNotAsked,
    leave_out_talk,
    share_words,
    speak_with_child,
    tell_effect,
)
from tovholder.practice.casework.actions.journal.documents import DocumentMoved, move_document_to_right_child
from tovholder.practice.casework.actions.journal.notes import (
    AlreadyStruck,
    correct_note,
    move_note_to_right_child,
    record_complaint,
    record_meeting,
    record_other,
    strike_note,
    write_note,
)
from tovholder.practice.casework.actions.letters.sent import see_to_sent_letters
from tovholder.practice.casework.actions.life.life_events import (
    record_adoption,
    record_birth,
    record_death,
    record_parent_death,
)
from tovholder.practice.casework.actions.life.mergers import record_merger
from tovholder.practice.casework.actions.life.move_notices import see_to_notices, send_notice
from tovholder.practice.casework.actions.life.moves import record_move, tell_new_municipality
from tovholder.practice.casework.actions.placed.family_contact import (
    decide_contact,
    pause_contact,
    record_contact_held,
    resume_contact,
)
from tovholder.practice.casework.actions.placed.force import record_force, report_force
from tovholder.practice.casework.actions.placed.network_families import PersonChecked, approve_network_family
from tovholder.practice.casework.actions.placed.placements import (
    AlreadyEnded,
    AlreadyPlaced,
    PlacementTerms,
    change_placement,
    end_placement,
    start_placement,
)
from tovholder.practice.casework.actions.placed.supervision import visit
from tovholder.practice.casework.actions.placed.while_placed import (
    consider_support_person,
    decide_place_change,
    decide_return_home,
    renew_placement,
)
from tovholder.practice.casework.actions.the_case.cases import AlreadyClosed, add_to_closed_case, close_case, open_case
from tovholder.practice.casework.actions.the_case.caseworkers import change_caseworker, give_children, pass_on_closed
from tovholder.practice.casework.actions.the_case.handing_over import (
    AlreadyAsked,
    ask_to_take_over,
    call_off_hand_overs,
    refuse_hand_overs,
)
from tovholder.practice.casework.actions.the_case.tasks import finish_task, give_task, place_was_found
from tovholder.practice.casework.actions.the_case.wishes import answer_wish, ask_for_other_caseworker

__all__ = [
    "AlreadyAsked",
    "AlreadyClosed",
    "AlreadyEnded",
    "AlreadyPlaced",
    "AlreadyStruck",
    "Answers",
    "ChildNotAsked",
    "DocumentMoved",
    "MeasureRuns",
    "MeasureTerms",
    "Opened",
    "PersonChecked",
    "PlacementTerms",
    "StatementIsHere",
    "add_to_closed_case",
    "agree_measure",
    "answer_request",
    "answer_wish",
    "approve_network_family",
    "arrange_examination",
    "ask_for_other_caseworker",
    "ask_for_statement",
    "ask_to_take_over",
    "assess_school_needs",
    "begin_measure",
    "book_decision",
    "book_youth_support",
    "call_off_hand_overs",
    "change_caseworker",
    "change_custody",
    "change_measure",
    "change_placement",
    "choose_event",
    "close_case",
    "complete_investigation",
    "complete_targeted_assessment",
    "consider_sibling",
    "consider_support_person",
    "consider_youth_plan",
    "correct_note",
    "decide",
    "decide_contact",
    "decide_place_change",
    "decide_return_home",
    "decide_youth_support",
    "drop_event",
    "end_measure",
    "end_placement",
    "end_plan",
    "finish_task",
    "follow_up",
    "give_children",
    "give_consent",
    "give_task",
    "know_grown_up",
    "leave_child",
    "leave_out_talk",
    "limit_consent",
    "make_plan",
    "make_preliminary_conclusion",
    "move_document_to_right_child",
    "move_grown_up",
    "move_home",
    "move_note_to_right_child",
    "name_advisers",
    "name_coordinator",
    "open_case",
    "pass_on_closed",
    "pause_contact",
    "place_was_found",
    "prepare_adult_life",
    "put_child_right",
    "read_statement",
    "receive_request",
    "receive_statement",
    "record_adoption",
    "record_birth",
    "record_complaint",
    "record_contact_held",
    "record_death",
    "record_force",
    "record_meeting",
    "record_merger",
    "record_move",
    "record_other",
    "record_parent_death",
    "record_refusal",
    "refuse_consent",
    "refuse_hand_overs",
    "remind_of_statement",
    "renew_placement",
    "report_examination",
    "report_force",
    "resume_contact",
    "see_to_notices",
    "see_to_sent_letters",
    "seek_consent",
    "send_notice",
    "share_words",
    "speak_with_child",
    "start_investigation",
    "start_measure",
    "start_placement",
    "start_targeted_assessment",
    "strike_note",
    "take_in_grown_up",
    "tell_effect",
    "tell_new_municipality",
    "visit",
    "weigh_sibling",
    "withdraw_consent",
    "write_note",
    "write_other_country",
    "write_section",
]
