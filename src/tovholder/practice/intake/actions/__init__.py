"""What the front desk does: each deed is one transaction and ends with a recount of the clocks."""

from tovholder.practice.intake.actions.answering import (
    acknowledge_notifier,
    answer_question,
    leave_parents_untold,
    note_family_contact,
    tell_notifier_what_followed,
    tell_parents,
)
from tovholder.practice.intake.actions.assessing import AssessedBeforeReceived, assess_safety
from tovholder.practice.intake.actions.deputising import StillShut, let_back
from tovholder.practice.intake.actions.identifying import identify_child, undo_identification
from tovholder.practice.intake.actions.moving import AlreadyOnThatChild, join_to_earlier, move_to_right_child
from tovholder.practice.intake.actions.nights import notice_opened
from tovholder.practice.intake.actions.protecting import (
    HoldNeedsAReason,
    assess_risk_before_contact,
    coordinate_with_police,
    end_police_coordination,
    lift_contact_hold,
    set_contact_hold,
)
from tovholder.practice.intake.actions.receiving import receive_notification
from tovholder.practice.intake.actions.screening import (
    ChildLives,
    NotAssessedYet,
    close_after_death,
    register_mandatory_ground,
    screen,
    take_on,
    withdraw_mandatory_ground,
)
from tovholder.practice.intake.actions.suspects import name_suspect

__all__ = [
    "AlreadyOnThatChild",
    "AssessedBeforeReceived",
    "ChildLives",
    "HoldNeedsAReason",
    "NotAssessedYet",
    "StillShut",
    "acknowledge_notifier",
    "answer_question",
    "assess_risk_before_contact",
    "assess_safety",
    "close_after_death",
    "coordinate_with_police",
    "end_police_coordination",
    "identify_child",
    "join_to_earlier",
    "leave_parents_untold",
    "let_back",
    "lift_contact_hold",
    "move_to_right_child",
    "name_suspect",
    "note_family_contact",
    "notice_opened",
    "receive_notification",
    "register_mandatory_ground",
    "screen",
    "set_contact_hold",
    "take_on",
    "tell_notifier_what_followed",
    "tell_parents",
    "undo_identification",
    "withdraw_mandatory_ground",
]
