"""What the Children and Young Persons Committee keeps: members, meetings, matters, papers, votes, chair decisions."""

from tovholder.practice.committee.models.chair import ChairConsentSought, ChairDecision, ChairNotice
from tovholder.practice.committee.models.meetings import CommitteeMatter, CommitteeMeeting
from tovholder.practice.committee.models.members import ChairKind, CommitteeMember, Seat
from tovholder.practice.committee.models.outcomes import CommitteeMinutes, CommitteeOutcome, Result, Speaker, Vote
from tovholder.practice.committee.models.papers import BundleSending, Recipient, Recommendation

__all__ = [
    "BundleSending",
    "ChairConsentSought",
    "ChairDecision",
    "ChairKind",
    "ChairNotice",
    "CommitteeMatter",
    "CommitteeMeeting",
    "CommitteeMember",
    "CommitteeMinutes",
    "CommitteeOutcome",
    "Recipient",
    "Recommendation",
    "Result",
    "Seat",
    "Speaker",
    "Vote",
]
