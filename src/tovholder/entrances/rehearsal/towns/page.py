"""The comparison as a page that stands alone: bars to look at, and a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from tovholder.entrances.rehearsal.towns.report import Figure

TEMPLATE = "rehearsal/town.html"
LONGEST = 300  # px of the longer of a figure's two bars
CLOSE = 0.15  # figures no further apart than this are called alike
ALIKE = "ens"
SHARE = "andel"


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


@dataclass(frozen=True)
class Part:
    """The figures that were published, or those that are our own guesses; `called` is the word for the grey bar."""

    heading: str
    called: str
    pairs: Sequence[Pair]


def page_of(figures: Sequence[Figure], *, heading: str) -> str:
    """The HTML. It loads nothing from anywhere."""
    published = [_pair(figure) for figure in figures if not figure.assumed]
    assumed = [_pair(figure) for figure in figures if figure.assumed]
    parts = [
        Part("Det offentliggjorte", "offentliggjort", published),
        Part("Vores egne antagelser", "antaget", assumed),
    ]
    alike = sum(pair.verdict == ALIKE for pair in published)
    told = {"heading": heading, "parts": parts, "alike": alike, "of": len(published), "longest": LONGEST}
    return render_to_string(TEMPLATE, told)


def _pair(figure: Figure) -> Pair:
    ours = figure.ours or 0.0
    most = max(figure.published, ours) or 1.0
    return Pair(
        figure=figure.figure.removesuffix(f" ({SHARE})"),
        published=_danish(figure.published, figure.unit),
        ours="ingen endnu" if figure.ours is None else _danish(ours, figure.unit),
        source=figure.source,
        published_px=round(LONGEST * figure.published / most),
        ours_px=round(LONGEST * ours / most),
        verdict=_verdict(figure),
    )


def _verdict(figure: Figure) -> str:
    if figure.ours is None:
        return "kan ikke sammenlignes"
    if abs(figure.ours - figure.published) <= CLOSE * figure.published:
        return ALIKE
    return "højere her" if figure.ours > figure.published else "lavere her"


def _danish(value: float, unit: str) -> str:
    """The figure as people write it: shares in percent."""
    if unit == SHARE:
        return f"{100 * value:.1f} %".replace(".", ",")
    return f"{value:,.1f}".replace(",", " ").replace(".", ",")
