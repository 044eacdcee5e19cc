"""Filling in a template. docxtpl puts a mark where each value goes; the values themselves never pass through it.

So what people wrote cannot be read as a template, as Word's XML or as anything but text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tovholder.foundation.letters.blocks import Block, BlockKind, Line, Run, settable, words_in
from tovholder.foundation.letters.word_files.reading import blocks_of

# Signs of the private use area: no text that is filled in has them, since they are taken out of it.
_OPENS, _CLOSES = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPENS}([^{_CLOSES}]*){_CLOSES}")


def filled_in(docx: bytes, values: Mapping[str, str]) -> tuple[str, tuple[Block, ...]]:
    """Title and blocks of the template with the values, by their names in Word. A value may be several paragraphs."""
    shown = {name: settable(value.replace("\r\n", "\n")).strip() for name, value in values.items()}
    title, blocks = marked(docx, frozenset(name for name, value in shown.items() if value), frozenset(shown))
    said = _with_values((Run(title),), shown)
    return " ".join(words_in(said).split()), tuple(
        part for block in blocks for part in _parted(block.each_line(lambda line: _with_values(line, shown)))
    )


@lru_cache(maxsize=32)
def marked(docx: bytes, filled: frozenset[str], known: frozenset[str]) -> tuple[str, tuple[Block, ...]]:
    """Title and blocks with a mark for each value that there is; what is asked for and empty leaves nothing.

    Raises jinja2.TemplateError for a name that is not known.
    """
    template = DocxTemplate(io.BytesIO(docx))
    template.render_init()
    context = {name: f"{_OPENS}{name}{_CLOSES}" if name in filled else "" for name in known}
    template.map_tree(template.fix_tables(template.build_xml(context, strict_environment())))
    body = io.BytesIO()
    template.docx.save(body)
    return blocks_of(body.getvalue())


def marks_in(title: str, blocks: tuple[Block, ...]) -> set[str]:
    """The names of the values that stand somewhere in it."""
    lines = [line for block in blocks for line in (*block.lines, *(cell for row in block.rows for cell in row))]
    return {name for text in (title, *map(words_in, lines)) for name in _MARK.findall(text)}


def strict_environment() -> ImmutableSandboxedEnvironment:
    """Where a template is read: it knows its own names, and neither functions nor filters."""
    environment: Any = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment  # type: ignore[no-any-return]  # docxtpl tells no types


def _with_values(line: Line, values: Mapping[str, str]) -> Line:
    """The line with its marks replaced, once: what a value says is not looked at again."""
    return tuple(Run(_MARK.sub(lambda mark: values[mark[1]], run.text), run.bold, run.italic) for run in line)


def _parted(block: Block) -> Iterator[Block]:
    """A paragraph whose value has several becomes several; one that is empty leaves none."""
    if block.kind is BlockKind.PARAGRAPH:
        for line in _split(block.lines[0]):
            yield Block(block.kind, (line,))
    elif block.kind is BlockKind.LIST:
        lines = tuple(line for line in block.lines if words_in(line).strip())
        if lines:
            yield Block(block.kind, lines, numbered=block.numbered)
    elif block.kind is BlockKind.TABLE or words_in(block.lines[0]).strip():
        yield block


def _split(line: Line) -> Iterator[Line]:
    parts: list[list[Run]] = [[]]
    for run in line:
        first, *further = re.split(r"\n{2,}", run.text)
        parts[-1].append(Run(first, run.bold, run.italic))
        parts += [[Run(each, run.bold, run.italic)] for each in further]
    yield from (tuple(part) for part in parts if words_in(tuple(part)).strip())
