"""Whether a Word file can be a template of a kind of letter; and if not, why, and what to do about it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, nodes

from tovholder.foundation.letters.kinds import LetterKind, in_word
from tovholder.foundation.letters.word_files.filling import marked, marks_in, strict_environment
from tovholder.foundation.letters.word_files.reading import opened_document

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
# What Word can and a letter that is read aloud cannot: it would be missing on the paper without a word.
_LOST = {
    "w:drawing": "et billede eller en figur",
    "w:pict": "et billede eller en tekstboks",
    "w:object": "et indsat objekt",
    "w:ins": "ændringer, der er sporet og ikke godkendt",
    "w:del": "ændringer, der er sporet og ikke godkendt",
    "w:sdt": "et indholdskontrolelement (for eksempel en rulleliste)",
    "w:fldSimple": "et felt fra Word (for eksempel en automatisk dato)",
    "w:instrText": "et felt fra Word (for eksempel en automatisk dato)",
    "w:footnoteReference": "en fodnote",
    "w:commentReference": "en kommentar",
}
_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not)


class NotATemplate(ValueError):
    """The file cannot be used; the message says everything that is wrong with it."""


def check_template(data: bytes, *, kind: LetterKind, on: date) -> None:
    """Whether the file can be used from that day. Raises NotATemplate."""
    document = _opened(data)
    faults = [*_what_is_lost(document)]
    try:
        faults += _strange_names(data, kind) or _missing(data, kind, on=on)
    except TemplateSyntaxError:
        faults.append(
            "Et felt er ikke skrevet rigtigt. Felter står mellem {{ og }}, og {% if … %} slutter med {% endif %}."
        )
    except TemplateError:
        faults.append("Skabelonen kan ikke læses. Hent den indbyggede som Word, og begynd med den.")
    if faults:
        raise NotATemplate(" ".join(dict.fromkeys(faults)))


def _opened(data: bytes) -> WordFile:
    if len(data) > MOST_BYTES:
        raise NotATemplate("Filen fylder mere end 2 MB. Fjern billeder, og gem den igen.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise NotATemplate("Filen fylder for meget, når den pakkes ud. Gem den igen fra Word.")
        return opened_document(data)
    except NotATemplate:
        raise
    except Exception:  # whatever a file that is no Word file makes python-docx stumble over
        raise NotATemplate("Filen er ikke et Word-dokument (.docx). Gem den som Word-dokument, og prøv igen.") from None


def _what_is_lost(document: WordFile) -> Iterator[str]:
    """What the paper cannot show; also in the page's head and foot, which are the house's own."""
    for tag, danish in _LOST.items():
        if next(document.element.body.iter(qn(tag)), None) is not None:
            yield f"Skabelonen har {danish}. Det kan ikke komme med i brevet: fjern det, eller skriv det som tekst."
    for section in document.sections:
        margins = (section.header, section.footer, section.first_page_header, section.first_page_footer)
        if any(paragraph.text.strip() for margin in margins for paragraph in margin.paragraphs):
            yield "Skabelonen har sidehoved eller sidefod. De kommer ikke med: kommunens navn og sidetal er der."


def _strange_names(data: bytes, kind: LetterKind) -> list[str]:
    """What is not a blank of this letter, or is more than a blank. Raises jinja2.TemplateSyntaxError."""
    template = DocxTemplate(io.BytesIO(data))
    template.render_init()
    tree = strict_environment().parse(template.patch_xml(template.get_xml()))
    known = {blank.danish for blank in kind.blanks}
    strange = dict.fromkeys(name.name for name in tree.find_all(nodes.Name) if name.name not in known)
    faults = [f"Brevet har intet felt, der hedder »{name}«." for name in strange]
    if strange:
        faults.append(f"Felterne er: {', '.join(sorted(known))}.")
    if not all(isinstance(each, _ALLOWED) for each in tree.find_all(nodes.Node)):
        faults.append("Der må kun stå felter og {% if felt %} … {% endif %} mellem klammerne, ingen beregninger.")
    return faults


def _missing(data: bytes, kind: LetterKind, *, on: date) -> list[str]:
    """What the letter must hold and does not, whatever else is empty. Raises jinja2.TemplateError."""
    known = frozenset(blank.danish for blank in kind.blanks)
    needed = frozenset(each.blank.danish for each in kind.must_have)
    title, blocks = marked(data, needed, known)
    there = marks_in(title, blocks)
    faults = [
        f"Der mangler {in_word(each.blank.danish)} ({each.blank.means}). Det skal stå i brevet: {each.source(on=on)}."
        for each in kind.must_have
        if each.blank.danish not in there
    ]
    if not title:
        faults.append("Der mangler en overskrift. Giv den øverste linje typografien Titel eller Overskrift 1.")
    return faults
