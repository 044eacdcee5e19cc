"""What this room asks those upstairs."""

from django.dispatch import Signal

# A letter is about to leave the house. Sent with `letter`; who keeps what was put in with it answers EnclosedFiles.
enclosures_wanted = Signal()
