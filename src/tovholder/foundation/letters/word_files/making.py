"""The program's own words as a Word file, to begin with."""

from __future__ import annotations

import io

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tovholder.foundation.letters.kinds import LetterKind, danish_words


def as_docx(kind: LetterKind) -> bytes:
    """The built-in wording of a kind of letter, its blanks under their Danish names."""
    document = Document()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "da-DK")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    document.core_properties.title = kind.danish
    document.core_properties.author = ""
    document.core_properties.language = "da-DK"
    document.add_heading(danish_words(kind.title), level=1)
    for part in danish_words(kind.body).split("\n\n"):
        if part.strip() in kind.headings:
            document.add_heading(part.strip(), level=2)
        else:
            document.add_paragraph(part.strip())
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
