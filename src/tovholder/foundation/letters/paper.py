"""A letter on paper: the same words as HTML for the printer and as a PDF that a screen reader can read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

from tovholder.foundation.letters.blocks import Block, as_json, from_json, paragraphs_of, settable
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.words import shipped_words
from tovholder.foundation.organisation.models import Municipality
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day

_ROOM = Path(__file__).parent
_FONTS = _ROOM.parent / "ui" / "static" / "ui" / "fonts-ttf"


@dataclass(frozen=True)
class Paper:
    """What stands on the paper, line by line and paragraph by paragraph."""

    title: str
    recipient: tuple[str, ...]
    sender: tuple[str, ...]
    municipality: str
    day: str
    blocks: tuple[Block, ...]


@in_danish
def paper_of(letter: Letter, *, municipality: Municipality) -> Paper:
    """The letter as it was written; the sender is the municipality, never a unit (a unit's name can tell where)."""
    phone = municipality.daytime_phone or municipality.out_of_hours_phone
    return Paper(
        title=settable(letter.title),
        recipient=tuple(settable(line) for line in (letter.recipient, *letter.address.splitlines())),
        sender=(municipality.name, f"Telefon {phone}"),
        municipality=municipality.name,
        day=day(letter.written_at),
        blocks=_blocks_of(letter),
    )


def _blocks_of(letter: Letter) -> tuple[Block, ...]:
    """As they were kept; the program's own words are kept as plain text, with the headings that its kind has."""
    if letter.blocks:
        return from_json(letter.blocks)
    words = shipped_words().get(letter.kind)
    return paragraphs_of(letter.body, headings=words.headings if words else ())


def as_pdf(paper: Paper, *, written_at: int) -> bytes:
    """The letter as PDF/UA-1, in IBM Plex Sans with Danish hyphenation. `written_at` in seconds since 1970 (UTC).

    A name in letters that our fonts do not have is set in the machine's own; where no font has them, the PDF cannot
    carry the mark for accessibility, and is made without it rather than not at all.
    """
    said = json.dumps(asdict(paper) | {"blocks": as_json(paper.blocks)}, ensure_ascii=False)
    for ours_alone in (True, False):
        try:
            return _set(said, ours_alone=ours_alone, accessible=True, written_at=written_at)
        except typst.TypstError:
            continue
    return _set(said, ours_alone=False, accessible=False, written_at=written_at)


def _set(said: str, *, ours_alone: bool, accessible: bool, written_at: int) -> bytes:
    made = typst.compile(
        str(_ROOM / "letter.typ"),
        root=str(_ROOM),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=ours_alone,
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
        sys_inputs={"letter": said},
        timestamp=written_at,
    )
    return bytes(made)
