"""The comparison as a page that stands alone: bars to look at, and a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from tovholder.entrances.rehearsal.towns.report import Figure

TEMPLATE = "rehearsal/town.html"
LONGEST = 300  # px of the longer of a figure's two bars
CLOSE = 0.15  # figures no further apart than this are called alike


@dataclass(frozen=True)
class Pair:
    """One figure with its two bars, in px."""

    figure: str
    published: str
    ours: str
    source: str
    published_px: int
    ours_px: int
    verdict: str


def page_of(figures: Sequence[Figure], *, heading: str) -> str:
    """The HTML. It loads nothing from anywhere."""
    pairs = [_pair(figure) for figure in figures]
    alike = sum(pair.verdict == "ens" for pair in pairs)
    return render_to_string(TEMPLATE, {"heading": heading, "pairs": pairs, "alike": alike, "longest": LONGEST})


def _pair(figure: Figure) -> Pair:
    ours = figure.ours or 0.0
    most = max(figure.published, ours) or 1.0
    return Pair(
        figure=figure.figure,
        published=_danish(figure.published),
        ours="ingen endnu" if figure.ours is None else _danish(ours),
        source=figure.source,
        published_px=round(LONGEST * figure.published / most),
        ours_px=round(LONGEST * ours / most),
        verdict=_verdict(figure),
    )


def _verdict(figure: Figure) -> str:
    if figure.ours is None:
        return "kan ikke sammenlignes"
    if abs(figure.ours - figure.published) <= CLOSE * figure.published:
        return "ens"
    return "højere her" if figure.ours > figure.published else "lavere her"


def _danish(value: float) -> str:
    digits = 3 if value < 1 else 1
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")
