"""What is written before and after a decision: its preparation, the steps of due process, letters, complaints."""

from tovholder.practice.decisions.models.complaining import (
    BoardOrder,
    BoardResult,
    Complaint,
    ComplaintForm,
    Reconsidered,
    SecondOpinion,
)
from tovholder.practice.decisions.models.file_access import PARTIES, Access, Asker, FileAccess
from tovholder.practice.decisions.models.preparing import Gate, Preparation, Proposal, Step
from tovholder.practice.decisions.models.telling import DecisionTold, Dispatch, HowTold, LettersTo, PartyRepresentative

__all__ = [
    "PARTIES",
    "Access",
    "Asker",
    "BoardOrder",
    "BoardResult",
    "Complaint",
    "ComplaintForm",
    "DecisionTold",
    "Dispatch",
    "FileAccess",
    "Gate",
    "HowTold",
    "LettersTo",
    "PartyRepresentative",
    "Preparation",
    "Proposal",
    "Reconsidered",
    "SecondOpinion",
    "Step",
]
