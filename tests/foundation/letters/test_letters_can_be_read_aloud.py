"""Every letter the house can make is a PDF a screen reader can read: what PDF/UA-1 (ISO 14289-1) asks and we can see.

No validator is at hand, so each of its points that a PDF library can answer is asked here.
"""

import io
import re
from functools import cache
from itertools import pairwise

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from tests.foundation.letters.word import word_file
from tests.world.people import MONDAY_MORNING
from tovholder.foundation.letters.blocks import BlockKind, paragraphs_of, words_in
from tovholder.foundation.letters.kinds import letter_kind, letter_kinds
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.paper import Paper, as_pdf, paper_of
from tovholder.foundation.letters.word_files.filling import filled_in
from tovholder.foundation.letters.word_files.making import as_docx
from tovholder.foundation.letters.word_files.reading import blocks_of
from tovholder.foundation.letters.words import words_of
from tovholder.foundation.organisation.models import Municipality

KINDS = [kind.code for kind in letter_kinds()]
LONG = "Vi har lagt vægt på, at barnet selv siger, at det går godt i skolen. " * 60
WITH_EVERYTHING = "en skabelon med det hele"


def _everything(document):
    document.add_heading("Begrundelse", level=3)
    document.add_paragraph("Først", style="List Number")
    document.add_paragraph("En ting", style="List Bullet")
    document.add_paragraph().add_run("Kursiv og fed").italic = True
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Hvad", "Hvornår", "Støtte", "Mandag"), strict=True):
        cell.text = words
    document.add_heading("Klage", level=2)


@cache
def read(which):
    """The letter of that kind with long words in every blank, as a PDF."""
    if which == WITH_EVERYTHING:
        title, blocks = filled_in(word_file("Brevet", "Hej", more=_everything), {})
    else:
        kind = letter_kind(which)
        title, body = words_of(which).filled_in({blank.name: LONG for blank in kind.blanks})
        title, blocks = title[:200], paragraphs_of(body, headings=words_of(which).headings)
    paper = Paper(
        title=title,
        recipient=("Åse Ågård", "Birkevej 4", "9999 Fjordby"),
        sender=("Fjordby Kommune", "Telefon 70 10 20 00"),
        municipality="Fjordby Kommune",
        day="16. oktober 2026",
        blocks=blocks + paragraphs_of("Læs om dine rettigheder på vores hjemmeside."),
    )
    return title, PdfReader(io.BytesIO(as_pdf(paper, written_at=1_760_000_000)))


def elements(pdf):
    """The elements of the structure tree in reading order, each with its kind as the standard names it."""
    root = pdf.trailer["/Root"]["/StructTreeRoot"]
    roles = root.get("/RoleMap", {})

    def walk(node):
        node = node.get_object()
        if isinstance(node, ArrayObject):
            for each in node:
                yield from walk(each)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield str(roles.get(node["/S"], node["/S"])).lstrip("/"), node
            if "/K" in node:
                yield from walk(node["/K"])

    return list(walk(root["/K"]))


letters = pytest.mark.parametrize("which", [*KINDS, WITH_EVERYTHING])


@letters
def test_it_says_that_it_is_accessible_danish_and_what_it_is_called(which):
    title, pdf = read(which)
    root = pdf.trailer["/Root"]
    told = root["/Metadata"].get_object().get_data().decode()

    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"].startswith("da")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata.title == title
    assert re.search(r"pdfuaid:part(?:>|=\")1", told)
    assert title in told


@letters
def test_everything_on_it_stands_in_the_structure_or_is_marked_as_decoration(which):
    _, pdf = read(which)

    assert {"P", "H1"} <= {kind for kind, _ in elements(pdf)}
    for page in pdf.pages:
        assert page["/Tabs"] == "/S"
        assert "/StructParents" in page
        depth = 0
        for operands, operator in page.get_contents().operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            if operator in {b"Tj", b"TJ", b"Do", b"f", b"S"}:
                assert depth > 0, (operator, operands)


@letters
def test_headings_begin_at_one_and_skip_no_level(which):
    _, pdf = read(which)
    levels = [int(kind[1]) for kind, _ in elements(pdf) if re.fullmatch(r"H[1-6]", kind)]

    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@letters
def test_its_letters_are_in_the_file_and_can_be_told_apart(which):
    _, pdf = read(which)
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]

    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])
        assert "/ToUnicode" in font


@letters
def test_every_picture_says_what_it_shows_and_every_table_has_its_headings(which):
    _, pdf = read(which)
    found = elements(pdf)

    assert all(node.get("/Alt") for kind, node in found if kind == "Figure")
    tables = [node for kind, node in found if kind == "Table"]
    headings = [node for kind, node in found if kind == "TH"]
    assert bool(tables) is bool(headings)
    assert all("/A" in heading and "Scope" in str(heading["/A"]) for heading in headings)


def test_a_template_with_everything_has_lists_and_a_table():
    _, pdf = read(WITH_EVERYTHING)
    kinds = [kind for kind, _ in elements(pdf)]

    assert (kinds.count("L"), kinds.count("LI"), kinds.count("Table"), kinds.count("TR")) == (2, 2, 1, 2)


@letters
def test_the_words_can_be_read_in_their_order(which):
    title, pdf = read(which)
    said = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)

    assert said.index("Åse Ågård") < said.index(title.split()[0]) < said.index("Venlig hilsen")
    assert "Læs om dine rettigheder på vores hjemmeside." in said.replace("- ", "")


def test_a_decisions_headings_can_be_jumped_between():
    letter = Letter(
        kind="decision",
        title="Afgørelse: aflastning",
        recipient="Åse Ågård",
        body="Til Åse\n\nBegrundelse\n\nBegrundelsen er barnets.\n\nSådan kan du klage\n\nSkriv til os.",
        written_at=MONDAY_MORNING,
    )
    paper = paper_of(letter, municipality=Municipality(name="Fjordby Kommune"))

    pdf = PdfReader(io.BytesIO(as_pdf(paper, written_at=1_760_000_000)))

    assert [kind for kind, _ in elements(pdf) if kind.startswith("H")] == ["H1", "H2", "H2"]


@pytest.mark.parametrize("which", KINDS)
def test_what_looks_like_a_heading_is_one_also_in_the_word_file_to_begin_with(which):
    parts = [part.strip() for part in words_of(which).body.split("\n\n")]
    short = {part for part in parts if re.fullmatch(r"[^.:,?!{}]{1,60}", part)}

    _, blocks = blocks_of(as_docx(letter_kind(which)))

    assert set(words_of(which).headings) == short
    assert {words_in(block.lines[0]) for block in blocks if block.kind is BlockKind.HEADING} == short
