"""What stands on the paper below the title: paragraphs, headings, lists and tables; words plain, bold or italic."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_SHAPELESS = {"Cc", "Cs", "Cn", "Co"}


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True)
class Run:
    """Words in one weight and slant; a line break is a line break."""

    text: str
    bold: bool = False
    italic: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """A block. A paragraph and a heading are one line, a list has a line for each item, a table has rows of lines.

    The first row of a table is its heading. `level` is that of a heading: 2 stands under the letter's own.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    level: int = 0
    numbered: bool = False

    def each_line(self, change: Callable[[Line], Line]) -> Block:
        """The same block with every line changed."""
        rows = tuple(tuple(change(cell) for cell in row) for row in self.rows)
        return Block(self.kind, tuple(change(line) for line in self.lines), rows, self.level, self.numbered)


def paragraphs_of(text: str, *, headings: Collection[str] = ()) -> tuple[Block, ...]:
    """Plain text as paragraphs: an empty line parts them. Those named are headings under the letter's own."""
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(_paragraph(part, is_heading=part in headings) for part in parts if part)


def as_text(blocks: Iterable[Block]) -> str:
    """The words alone, an empty line between blocks: what is searched, and read where there is no paper."""
    return "\n\n".join(_text_of(block) for block in blocks)


def as_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """For keeping with the letter, and for setting it."""
    return [
        {
            "kind": block.kind.value,
            "lines": [_plain(line) for line in block.lines],
            "rows": [[_plain(cell) for cell in row] for row in block.rows],
            "level": block.level,
            "numbered": block.numbered,
        }
        for block in blocks
    ]


def from_json(kept: Iterable[dict[str, Any]]) -> tuple[Block, ...]:
    """The blocks that were kept."""
    return tuple(
        Block(
            BlockKind(each["kind"]),
            tuple(_line(line) for line in each["lines"]),
            tuple(tuple(_line(cell) for cell in row) for row in each["rows"]),
            each["level"],
            each["numbered"],
        )
        for each in kept
    )


def settable(text: str) -> str:
    """The text without signs that have no shape and that no paper can show (control characters)."""
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _SHAPELESS)


def words_in(line: Line) -> str:
    """The words of a line."""
    return "".join(run.text for run in line)


def _paragraph(text: str, *, is_heading: bool) -> Block:
    line = (Run(settable(text)),)
    return Block(BlockKind.HEADING, (line,), level=2) if is_heading else Block(BlockKind.PARAGRAPH, (line,))


def _text_of(block: Block) -> str:
    if block.kind is BlockKind.LIST:
        signs = (f"{n}." if block.numbered else "-" for n in range(1, len(block.lines) + 1))
        return "\n".join(f"{sign} {words_in(line)}" for sign, line in zip(signs, block.lines, strict=True))
    if block.kind is BlockKind.TABLE:
        return "\n".join(" · ".join(words_in(cell) for cell in row) for row in block.rows)
    return "\n".join(words_in(line) for line in block.lines)


def _plain(line: Line) -> list[dict[str, Any]]:
    return [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in line]


def _line(kept: Iterable[dict[str, Any]]) -> Line:
    return tuple(Run(each["text"], each["bold"], each["italic"]) for each in kept)
