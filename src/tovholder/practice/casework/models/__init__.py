"""What happens in a child's case. The deeds of casework/actions write here, each with its chronicle line."""

from tovholder.practice.casework.models.cases import Case, ClosingReason, LateAddition
from tovholder.practice.casework.models.conversations import ChildConversation, ContactForm, Visible
from tovholder.practice.casework.models.decisions import ConsentWithdrawal, Decision
from tovholder.practice.casework.models.happening import Happening
from tovholder.practice.casework.models.investigations import Investigation, PreliminaryConclusion, SiblingConsidered
from tovholder.practice.casework.models.journal import Note, NoteCopy
from tovholder.practice.casework.models.life import ChildRequest, LifeEvent, Move, Task
from tovholder.practice.casework.models.measures import EndReason, Measure
from tovholder.practice.casework.models.placements import Basis, NetworkApproval, Placement, Siblings
from tovholder.practice.casework.models.plans import FollowUp, Plan
from tovholder.practice.casework.models.supervision import SupervisionVisit
from tovholder.practice.casework.models.while_placed import (
    DecidedBy,
    FamilyContact,
    PlaceChange,
    PlacementRenewal,
    ReturnHome,
    SupportPerson,
)

__all__ = [
    "Basis",
    "Case",
    "ChildConversation",
    "ChildRequest",
    "ClosingReason",
    "ConsentWithdrawal",
    "ContactForm",
    "DecidedBy",
    "Decision",
    "EndReason",
    "FamilyContact",
    "FollowUp",
    "Happening",
    "Investigation",
    "LateAddition",
    "LifeEvent",
    "Measure",
    "Move",
    "NetworkApproval",
    "Note",
    "NoteCopy",
    "PlaceChange",
    "Placement",
    "PlacementRenewal",
    "Plan",
    "PreliminaryConclusion",
    "ReturnHome",
    "SiblingConsidered",
    "Siblings",
    "SupervisionVisit",
    "SupportPerson",
    "Task",
    "Visible",
]
