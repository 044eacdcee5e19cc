"""What may be filled in about a child's case, one file per subject."""

from tovholder.practice.casework.forms.conversations import ConversationForm
from tovholder.practice.casework.forms.happened import HappenedForm
from tovholder.practice.casework.forms.journal import CorrectionForm, NoteForm, StrikeForm

__all__ = ["ConversationForm", "CorrectionForm", "HappenedForm", "NoteForm", "StrikeForm"]
