"""The comparison as a page that stands alone: bars to look at, and a table that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.template.loader import render_to_string

from tovholder.entrances.rehearsal.towns.compared.report import Figure, Near

TEMPLATE = "rehearsal/town.html"
LONGEST = 300  # px of the longest bar beside each other
SHARE = "andel"


@dataclass(frozen=True)
class Pair:
    """One figure with its two bars, in px."""

    figure: str
    kind: str
    published: str
    ours: str
    source: str
    published_px: int
    ours_px: int
    verdict: str
    apart: str

    @property
    def label(self) -> str:
        """What it is called where it stands alone."""
        return f"{self.figure}: {self.kind}" if self.kind else self.figure


@dataclass(frozen=True)
class Set:
    """The kinds of one figure, with bars of one scale; or a figure that has no kinds."""

    heading: str
    pairs: Sequence[Pair]
    has_kinds: bool
    aside: str


@dataclass(frozen=True)
class Part:
    """The figures that were published, or those that are our own guesses; `called` is the word for the grey bar."""

    heading: str
    called: str
    sets: Sequence[Set]


def page_of(figures: Sequence[Figure], *, heading: str) -> str:
    """The HTML. It loads nothing from anywhere."""
    published = [figure for figure in figures if not figure.assumed and not figure.aside]
    parts = [
        Part("Det offentliggjorte", "offentliggjort", _sets(published)),
        Part("Vores egne antagelser", "antaget", _sets(figure for figure in figures if figure.assumed)),
        Part("Offentliggjort, men måler noget andet", "offentliggjort", _sets(each for each in figures if each.aside)),
    ]
    told = {
        "heading": heading,
        "parts": parts,
        "alike": sum(figure.near == Near.ALIKE for figure in published),
        "by_chance": sum(figure.near == Near.BY_CHANCE for figure in published),
        "of": len(published),
        "longest": LONGEST,
    }
    return render_to_string(TEMPLATE, told)


def _sets(figures: Iterable[Figure]) -> list[Set]:
    return [_set(name, list(of_a_name)) for name, of_a_name in groupby(figures, key=lambda figure: figure.name)]


def _set(name: str, figures: Sequence[Figure]) -> Set:
    most = max(max(figure.published, figure.ours or 0.0) for figure in figures) or 1.0
    pairs = [_pair(figure, most) for figure in figures]
    return Set(pairs[0].figure, pairs, bool(figures[0].kind), figures[0].aside)


def _pair(figure: Figure, most: float) -> Pair:
    ours = figure.ours or 0.0
    return Pair(
        figure=figure.name if figure.unit == SHARE else f"{figure.name} ({figure.unit})",
        kind=figure.kind,
        published=_danish(figure.published, figure.unit),
        ours="ingen endnu" if figure.ours is None else _danish(ours, figure.unit),
        source=figure.source,
        published_px=round(LONGEST * figure.published / most),
        ours_px=round(LONGEST * ours / most),
        verdict=figure.near,
        apart="" if figure.apart is None else _percent_apart(figure.apart),
    )


def _percent_apart(apart: float) -> str:
    """+6 %; what rounds to nothing has no sign."""
    percent = round(100 * apart)
    return f"{percent:+d} %" if percent else "0 %"


def _danish(value: float, unit: str) -> str:
    """The figure as people write it: shares in percent."""
    if unit == SHARE:
        return f"{100 * value:.1f} %".replace(".", ",")
    decimals = 2 if value < 1 else 1
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",")
