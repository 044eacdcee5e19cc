"""What is done around a decision: each function one deed, one transaction, and the clocks counted anew."""

from tovholder.practice.decisions.actions.complaining import (
    board_decides,
    board_orders,
    carry_out_order,
    court_decides,
    demand_court,
    forward_complaint,
    receive_complaint,
    reconsider,
)
from tovholder.practice.decisions.actions.deciding import (
    AlreadyDecided,
    decide_prepared,
)
from tovholder.practice.decisions.actions.delivering import came_back, see_to_letters
from tovholder.practice.decisions.actions.file_access import answer_access_request, receive_access_request
from tovholder.practice.decisions.actions.preparing import (
    answer_step,
    drop,
    prepare,
    reword_purpose,
    take_step,
)
from tovholder.practice.decisions.actions.proposing import propose, return_proposal
from tovholder.practice.decisions.actions.representing import (
    AlreadyRepresented,
    end_representation,
    name_representative,
)
from tovholder.practice.decisions.actions.second_opinions import (
    answer_second_opinion,
    ask_second_opinion,
    forward_second_opinion,
)
from tovholder.practice.decisions.actions.telling import (
    AlreadySent,
    PartyLetter,
    handed_over,
    send_again,
    send_decision,
)

__all__ = [
    "AlreadyDecided",
    "AlreadyRepresented",
    "AlreadySent",
    "PartyLetter",
    "answer_access_request",
    "answer_second_opinion",
    "answer_step",
    "ask_second_opinion",
    "board_decides",
    "board_orders",
    "came_back",
    "carry_out_order",
    "court_decides",
    "decide_prepared",
    "demand_court",
    "drop",
    "end_representation",
    "forward_complaint",
    "forward_second_opinion",
    "handed_over",
    "name_representative",
    "prepare",
    "propose",
    "receive_access_request",
    "receive_complaint",
    "reconsider",
    "return_proposal",
    "reword_purpose",
    "see_to_letters",
    "send_again",
    "send_decision",
    "take_step",
]
