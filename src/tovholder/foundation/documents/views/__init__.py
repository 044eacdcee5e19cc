"""Taking in a file, handing it out, and the post basket."""

from tovholder.foundation.documents.views.attaching import attach_document, open_document
from tovholder.foundation.documents.views.basket import basket, open_file
from tovholder.foundation.documents.views.filing import file_on, found, mail

__all__ = ["attach_document", "basket", "file_on", "found", "mail", "open_document", "open_file"]
