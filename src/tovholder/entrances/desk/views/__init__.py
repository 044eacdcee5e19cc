"""The pages of the desk."""

from tovholder.entrances.desk.views.session import session_ended

__all__ = ["session_ended"]  # named in the settings: CSRF_FAILURE_VIEW
