"""Letters to look at, and the templates they are written by."""

from tovholder.foundation.letters.views.reading import letter, letter_as_pdf, messages_taken
from tovholder.foundation.letters.views.templates import built_in_file, template, template_file, templates, trial

__all__ = [
    "built_in_file",
    "letter",
    "letter_as_pdf",
    "messages_taken",
    "template",
    "template_file",
    "templates",
    "trial",
]
