"""What happens in a child's case. The deeds of casework/actions write here, each with its chronicle line."""

from tovholder.practice.casework.models.cases import Case, Move
from tovholder.practice.casework.models.conversations import ChildConversation, ContactForm, Visible
from tovholder.practice.casework.models.decisions import ConsentWithdrawal, Decision
from tovholder.practice.casework.models.happening import Happening
from tovholder.practice.casework.models.investigations import Investigation, PreliminaryConclusion, SiblingConsidered
from tovholder.practice.casework.models.journal import Note, NoteCopy
from tovholder.practice.casework.models.measures import Measure
from tovholder.practice.casework.models.placements import Placement
from tovholder.practice.casework.models.plans import FollowUp, Plan
from tovholder.practice.casework.models.supervision import SupervisionVisit

__all__ = [
    "Case",
    "ChildConversation",
    "ConsentWithdrawal",
    "ContactForm",
    "Decision",
    "FollowUp",
    "Happening",
    "Investigation",
    "Measure",
    "Move",
    "Note",
    "NoteCopy",
    "Placement",
    "Plan",
    "PreliminaryConclusion",
    "SiblingConsidered",
    "SupervisionVisit",
    "Visible",
]
