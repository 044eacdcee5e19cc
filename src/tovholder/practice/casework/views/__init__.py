"""The pages on which a case is written, one file per subject."""

from tovholder.practice.casework.views.conversations import (
    CONVERSATION,
    leave_out_talk,
    share_words,
    speak_with_child,
    talk,
)
from tovholder.practice.casework.views.journal import (
    CALL,
    CORRECTION,
    NOTE,
    correct_note,
    note_a_call,
    strike_note,
    write_note,
)

__all__ = [
    "CALL",
    "CONVERSATION",
    "CORRECTION",
    "NOTE",
    "correct_note",
    "leave_out_talk",
    "note_a_call",
    "share_words",
    "speak_with_child",
    "strike_note",
    "talk",
    "write_note",
]
