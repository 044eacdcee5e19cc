"""Children, grown-ups, homes, and how they belong together; one file per subject."""

from tovholder.foundation.families.models.columns import danish_key, only_to_compare
from tovholder.foundation.families.models.holds import ContactHold
from tovholder.foundation.families.models.homes import Home, HomeKind, Residence
from tovholder.foundation.families.models.people import Adult, Child, ChildState, Protection
from tovholder.foundation.families.models.ties import Tie, TieKind

__all__ = [
    "Adult",
    "Child",
    "ChildState",
    "ContactHold",
    "Home",
    "HomeKind",
    "Protection",
    "Residence",
    "Tie",
    "TieKind",
    "danish_key",
    "only_to_compare",
]
