"""A Word file as blocks: its paragraphs, headings, lists and tables; bold and italic; and nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from tovholder.foundation.letters.blocks import Block, BlockKind, Line, Run, words_in

TITLE_STYLES = frozenset({"title", "heading 1"})
_DEEPEST = 4


def blocks_of(data: bytes) -> tuple[str, tuple[Block, ...]]:
    """The file's title, "" where it has none, and the blocks below it. A heading is never deeper than the one before.

    The title is the first paragraph in the style Title or Heading 1 (their names in the file are English everywhere).
    """
    found = [block for each in Document(io.BytesIO(data)).iter_inner_content() for block in _block(each)]
    first = next((n for n, block in enumerate(found) if _is_title(block)), None)
    title = "" if first is None else " ".join(words_in(found.pop(first).lines[0]).split())
    return title, tuple(_in_order(_lists_gathered(found)))


def opened_document(data: bytes) -> WordFile:
    """The file, opened. Raises whatever python-docx raises for a file that is none."""
    return Document(io.BytesIO(data))


def style_of(paragraph: Paragraph) -> str:
    """The English name of the paragraph's style, in small letters."""
    return str(paragraph.style.name if paragraph.style is not None else "").lower()


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 1


def _block(part: Paragraph | Table) -> Iterator[Block]:
    if isinstance(part, Table):
        rows = tuple(tuple(_cell(cell.paragraphs) for cell in row.cells) for row in part.rows)
        if rows:
            widest = max(map(len, rows))
            yield Block(BlockKind.TABLE, rows=tuple((*row, *[()] * (widest - len(row))) for row in rows))
        return
    line = _line(part)
    if not words_in(line).strip():
        return
    style = style_of(part)
    if style in TITLE_STYLES:
        yield Block(BlockKind.HEADING, (line,), level=1)
    elif style.startswith("heading "):
        yield Block(BlockKind.HEADING, (line,), level=int(style.split()[1]))
    elif style.startswith("list") or _numbering(part) is not None:
        yield Block(BlockKind.LIST, (line,), numbered=_is_numbered(part))
    else:
        yield Block(BlockKind.PARAGRAPH, (line,))


def _cell(paragraphs: list[Paragraph]) -> Line:
    """A cell is one line: its paragraphs are parted by line breaks."""
    lines = [line for line in map(_line, paragraphs) if line]
    return tuple(run for n, line in enumerate(lines) for run in ((*((Run("\n"),) if n else ()), *line)))


def _line(paragraph: Paragraph) -> Line:
    """The words of a paragraph, neighbours of the same weight and slant together; the words of a link too."""
    runs = [run for part in paragraph.iter_inner_content() for run in _runs(part)]
    joined = groupby(runs, key=lambda run: (run.bold, run.italic))
    return tuple(Run("".join(run.text for run in together), *weight) for weight, together in joined)


def _runs(part: WordRun | Hyperlink) -> Iterator[Run]:
    for run in part.runs if isinstance(part, Hyperlink) else [part]:
        if run.text:
            yield Run(run.text, bool(run.bold), bool(run.italic))


def _numbering(paragraph: Paragraph) -> int | None:
    """The number of the list the paragraph itself belongs to."""
    told = paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    return int(told[0]) or None if told else None


def _is_numbered(paragraph: Paragraph) -> bool:
    """Whether the list counts. A list without a definition of its own is what its style is called."""
    number = _numbering(paragraph)
    if number is None:
        return "number" in style_of(paragraph)
    part: Any = paragraph.part
    definitions = part.numbering_part.element
    for each in definitions.iter(qn("w:num")):
        if each.get(qn("w:numId")) == str(number):
            abstract = each.find(qn("w:abstractNumId")).get(qn("w:val"))
            formats = definitions.xpath(f'w:abstractNum[@w:abstractNumId="{int(abstract)}"]/w:lvl[1]/w:numFmt/@w:val')
            return bool(formats) and formats[0] != "bullet"
    return False


def _lists_gathered(blocks: list[Block]) -> Iterator[Block]:
    """Items that follow each other are one list."""
    for (kind, numbered), together in groupby(blocks, key=lambda block: (block.kind, block.numbered)):
        if kind is BlockKind.LIST:
            yield Block(kind, tuple(line for block in together for line in block.lines), numbered=numbered)
        else:
            yield from together


def _in_order(blocks: Iterator[Block]) -> Iterator[Block]:
    """Headings under the letter's own begin at 2 and skip no level, as a screen reader's list of them needs."""
    above = 1
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            above = min(max(block.level, 2), above + 1, _DEEPEST)
            yield Block(block.kind, block.lines, level=above)
        else:
            yield block
