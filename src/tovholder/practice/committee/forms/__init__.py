"""What is filled in about the committee's work, one file per subject."""

from tovholder.practice.committee.forms.chair import (
    AfterLapseForm,
    AnnulForm,
    CarryOutForm,
    ChairDecisionForm,
    NoticeForm,
)
from tovholder.practice.committee.forms.matters import (
    BundleForm,
    MatterForm,
    RecommendationForm,
    WithdrawForm,
    way_sent,
)
from tovholder.practice.committee.forms.meetings import AgendaForm, CallOffForm, LeaveForm, MeetingForm, MemberForm
from tovholder.practice.committee.forms.outcomes import MinutesForm, OutcomeForm

__all__ = [
    "AfterLapseForm",
    "AgendaForm",
    "AnnulForm",
    "BundleForm",
    "CallOffForm",
    "CarryOutForm",
    "ChairDecisionForm",
    "LeaveForm",
    "MatterForm",
    "MeetingForm",
    "MemberForm",
    "MinutesForm",
    "NoticeForm",
    "OutcomeForm",
    "RecommendationForm",
    "WithdrawForm",
    "way_sent",
]
