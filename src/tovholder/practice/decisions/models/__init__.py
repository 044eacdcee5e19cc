"""What is written before and after a decision: its preparation, the steps of due process, letters, complaints."""

from tovholder.practice.decisions.models.complaining import (
    BoardOrder,
    BoardResult,
    Complaint,
    ComplaintForm,
    Reconsidered,
)
from tovholder.practice.decisions.models.preparing import Gate, Preparation, Proposal, Step
from tovholder.practice.decisions.models.telling import DecisionTold, HowTold

__all__ = [
    "BoardOrder",
    "BoardResult",
    "Complaint",
    "ComplaintForm",
    "DecisionTold",
    "Gate",
    "HowTold",
    "Preparation",
    "Proposal",
    "Reconsidered",
    "Step",
]
