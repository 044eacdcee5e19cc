"""The front desk: notifications, one row per child concerned, and what is done with each."""

from tovholder.practice.intake.models.arrival import (
    Answer,
    AnsweredRequest,
    Channel,
    Concern,
    ConcernQuerySet,
    Notification,
    NotifierIdentity,
    Question,
)
from tovholder.practice.intake.models.judging import RiskAssessment, SafetyAssessment, Screening
from tovholder.practice.intake.models.telling import Acknowledgement, ParentsTold, PoliceCoordination, ToldWhatFollowed

__all__ = [
    "Acknowledgement",
    "Answer",
    "AnsweredRequest",
    "Channel",
    "Concern",
    "ConcernQuerySet",
    "Notification",
    "NotifierIdentity",
    "ParentsTold",
    "PoliceCoordination",
    "Question",
    "RiskAssessment",
    "SafetyAssessment",
    "Screening",
    "ToldWhatFollowed",
]
