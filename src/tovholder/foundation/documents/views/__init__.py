"""Taking in a file, handing it out, the post basket, and what is sent along with a letter."""

from tovholder.foundation.documents.views.attaching import attach_document, open_document
from tovholder.foundation.documents.views.basket import basket, open_file
from tovholder.foundation.documents.views.filing import file_on, found, mail
from tovholder.foundation.documents.views.sending import returned, send

__all__ = ["attach_document", "basket", "file_on", "found", "mail", "open_document", "open_file", "returned", "send"]
