"""What happens in a child's case. The deeds of casework/actions write here, each with its chronicle line."""

from tovholder.practice.casework.models.cases import Case, ClosingReason, LateAddition
from tovholder.practice.casework.models.chronology import ChosenEvent
from tovholder.practice.casework.models.conversations import (
    ChildConversation,
    ContactForm,
    ContactLeftOut,
    LeftOut,
    Matter,
    Visible,
)
from tovholder.practice.casework.models.decisions import AfterWithdrawal, Consent, ConsentForm, ConsentKind, Decision
from tovholder.practice.casework.models.force import MUST_KNOW, ForceUsed, ReportedTo
from tovholder.practice.casework.models.handing_over import UnitHandOver
from tovholder.practice.casework.models.happening import Happening
from tovholder.practice.casework.models.investigations import (
    GroundsForSupport,
    InterimSupport,
    Investigation,
    PreliminaryConclusion,
    SectionKind,
    SectionState,
    SectionText,
    SiblingConsidered,
    SiblingResult,
    SiblingWeighed,
)
from tovholder.practice.casework.models.journal import Note, NoteCopy
from tovholder.practice.casework.models.life import ChildRequest, LifeEvent, Move, Task
from tovholder.practice.casework.models.measures import EndReason, Measure
from tovholder.practice.casework.models.other_country import OtherCountry
from tovholder.practice.casework.models.placements import Basis, NetworkApproval, Placement, Siblings
from tovholder.practice.casework.models.places import PlaceClosing
from tovholder.practice.casework.models.plans import FollowUp, Plan, PlanKind, StatusReport
from tovholder.practice.casework.models.schooling import SchoolNeeds
from tovholder.practice.casework.models.statements import (
    AskedOf,
    AskedStatement,
    Examination,
    OwnStatement,
    StatementBasis,
    TargetedAssessment,
)
from tovholder.practice.casework.models.supervision import SupervisionVisit
from tovholder.practice.casework.models.while_placed import (
    DecidedBy,
    FamilyContact,
    PlaceChange,
    PlacementRenewal,
    ReturnHome,
    SupportPerson,
)
from tovholder.practice.casework.models.wishes import CaseworkerWish
from tovholder.practice.casework.models.youth import (
    AdultLifePreparation,
    Coordinator,
    YouthAnswer,
    YouthPlanConsidered,
    YouthSupport,
)

__all__ = [
    "MUST_KNOW",
    "AdultLifePreparation",
    "AfterWithdrawal",
    "AskedOf",
    "AskedStatement",
    "Basis",
    "Case",
    "CaseworkerWish",
    "ChildConversation",
    "ChildRequest",
    "ChosenEvent",
    "ClosingReason",
    "Consent",
    "ConsentForm",
    "ConsentKind",
    "ContactForm",
    "ContactLeftOut",
    "Coordinator",
    "DecidedBy",
    "Decision",
    "EndReason",
    "Examination",
    "FamilyContact",
    "FollowUp",
    "ForceUsed",
    "GroundsForSupport",
    "Happening",
    "InterimSupport",
    "Investigation",
    "LateAddition",
    "LeftOut",
    "LifeEvent",
    "Matter",
    "Measure",
    "Move",
    "NetworkApproval",
    "Note",
    "NoteCopy",
    "OtherCountry",
    "OwnStatement",
    "PlaceChange",
    "PlaceClosing",
    "Placement",
    "PlacementRenewal",
    "Plan",
    "PlanKind",
    "PreliminaryConclusion",
    "ReportedTo",
    "ReturnHome",
    "SchoolNeeds",
    "SectionKind",
    "SectionState",
    "SectionText",
    "SiblingConsidered",
    "SiblingResult",
    "SiblingWeighed",
    "Siblings",
    "StatementBasis",
    "StatusReport",
    "SupervisionVisit",
    "SupportPerson",
    "TargetedAssessment",
    "Task",
    "UnitHandOver",
    "Visible",
    "YouthAnswer",
    "YouthPlanConsidered",
    "YouthSupport",
]
