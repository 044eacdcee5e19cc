"""The pages on which a case is written, one file per subject."""

from tovholder.practice.casework.views.conversations import CONVERSATION, speak_with_child
from tovholder.practice.casework.views.journal import CORRECTION, NOTE, correct_note, strike_note, write_note

__all__ = ["CONVERSATION", "CORRECTION", "NOTE", "correct_note", "speak_with_child", "strike_note", "write_note"]
