"""Word files as somebody at a desk writes them."""

from __future__ import annotations

import io
from typing import Any

from docx import Document


def word_file(title: str, *paragraphs: str, more: Any = None) -> bytes:
    """A title and paragraphs; `more` may add to the document before it is saved."""
    document = Document()
    document.add_heading(title, level=1)
    for each in paragraphs:
        document.add_paragraph(each)
    if more is not None:
        more(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
