"""What may be filled in about a child's case, one file per subject."""

from tovholder.practice.casework.forms.closing import AnswerForm, CloseCaseForm, ReopenForm, RequestForm, TaskDoneForm
from tovholder.practice.casework.forms.conversations import ChangedForm, ConversationForm, LeftOutForm, ShareForm
from tovholder.practice.casework.forms.family_contact import ContactForm, ContactHeldForm, PauseForm
from tovholder.practice.casework.forms.force import ForceForm, ReportForceForm
from tovholder.practice.casework.forms.happened import HappenedForm
from tovholder.practice.casework.forms.help import BeginForm, EndForm, MeasureForm, TermsForm
from tovholder.practice.casework.forms.journal import CorrectionForm, NoteForm, RightChildForm, StrikeForm
from tovholder.practice.casework.forms.life import AdoptionForm, BirthForm, DeathForm, MoveForm, TellForm
from tovholder.practice.casework.forms.network_families import NetworkFamilyForm
from tovholder.practice.casework.forms.placing import (
    ChangePlacementForm,
    PlaceChangeForm,
    PlacementForm,
    ReturnHomeForm,
    SchoolNeedsForm,
)
from tovholder.practice.casework.forms.while_placed import RenewalForm, SupportPersonForm

__all__ = [
    "AdoptionForm",
    "AnswerForm",
    "BeginForm",
    "BirthForm",
    "ChangePlacementForm",
    "ChangedForm",
    "CloseCaseForm",
    "ContactForm",
    "ContactHeldForm",
    "ConversationForm",
    "CorrectionForm",
    "DeathForm",
    "EndForm",
    "ForceForm",
    "HappenedForm",
    "LeftOutForm",
    "MeasureForm",
    "MoveForm",
    "NetworkFamilyForm",
    "NoteForm",
    "PauseForm",
    "PlaceChangeForm",
    "PlacementForm",
    "RenewalForm",
    "ReopenForm",
    "ReportForceForm",
    "RequestForm",
    "ReturnHomeForm",
    "RightChildForm",
    "SchoolNeedsForm",
    "ShareForm",
    "StrikeForm",
    "SupportPersonForm",
    "TaskDoneForm",
    "TellForm",
    "TermsForm",
]
