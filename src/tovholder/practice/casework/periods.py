"""Help and placements as the page "Indsatser" shows them: rows of a table, and the same periods as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.wording import kroner
from tovholder.practice.casework.kinds import kind_as_read, place_label
from tovholder.practice.casework.models import EndReason, Measure, Placement

WIDTH = 1000  # of the drawing, in its own units
SHORTEST = 4  # what a single day is drawn as


@dataclass(frozen=True)
class Row:
    """One measure or placement: what, by whom, from when, until when, and how it stands."""

    what: str
    who: str
    paragraph: str
    starts: date
    ends: date | None
    planned_end: date | None
    status: str
    ended_words: str
    price: str
    url: str
    is_placement: bool = False

    @property
    def runs(self) -> bool:
        """It has begun and not ended."""
        return self.ends is None and self.status == _("Kører")

    @property
    def last_known(self) -> date | None:
        """The day it ended, or is planned to."""
        return self.ends or self.planned_end


@dataclass(frozen=True)
class Bar:
    """A row as it is drawn: where it begins and how long it is; what lies after today is only planned."""

    row: Row
    x: int
    width: int
    planned_x: int
    planned_width: int


@dataclass(frozen=True)
class Chart:
    """All bars on one scale, and the days at its ends; `today` is where the line of today stands."""

    bars: list[Bar]
    starts: date
    ends: date
    today: int


def rows_of(measures: Sequence[Measure], placements: Sequence[Placement], *, today: date) -> list[Row]:
    """Every measure and placement as a row: what runs first, then what is agreed, then what is over."""
    rows = [_of_placement(each) for each in placements] + [_of_measure(each, today=today) for each in measures]
    return sorted(
        rows, key=lambda row: (row.ends is not None, not row.runs, not row.is_placement, -row.starts.toordinal())
    )


def chart_of(rows: Sequence[Row], *, today: date) -> Chart | None:
    """The rows drawn as bars; None where there is nothing to draw."""
    if not rows:
        return None
    starts = min(row.starts for row in rows)
    ends = max([today, *(row.last_known for row in rows if row.last_known)]) + timedelta(days=1)
    days = max((ends - starts).days, 30)

    def at(day: date) -> int:
        return round((day - starts).days / days * WIDTH)

    def bar(row: Row) -> Bar:
        is_over = row.ends or max(row.starts, today)
        planned = row.planned_end if row.ends is None and row.planned_end and row.planned_end > today else is_over
        begun = row.starts <= today or row.ends is not None
        width = max(at(is_over) - at(row.starts), SHORTEST) if begun else 0
        planned_x = max(at(row.starts), at(is_over))
        return Bar(row, at(row.starts), width, planned_x, max(at(planned) - planned_x, 0 if begun else SHORTEST))

    return Chart([bar(row) for row in rows], starts, starts + timedelta(days=days), at(today))


def _of_measure(measure: Measure, *, today: date) -> Row:
    status = _("Slut") if measure.ends_at else _("Kører") if measure.begun else _("Aftalt")
    return Row(
        what=kind_as_read(measure.kind) or _("Indsats"),
        who=measure.provider,
        paragraph=measure.paragraph,
        starts=danish_day(measure.starts_at),
        ends=danish_day(measure.ends_at) if measure.ends_at else None,
        planned_end=measure.planned_end,
        status=status,
        ended_words=_ended(measure.ended_because, measure.ended_words),
        price=price_words(measure.price_month, measure.price_package),
        url=reverse("casework:measure", args=[measure.pk]),
    )


def _of_placement(placement: Placement) -> Row:
    what = place_label(placement.kind) if placement.kind else _("Anbringelse")
    return Row(
        what=_("Anbringelse: %s") % what if placement.kind else what,
        who=placement.home.name if placement.home and not placement.home.secret else "",
        paragraph=placement.get_basis_display() or (_("Uden samtykke") if placement.forced else _("Med samtykke")),
        starts=danish_day(placement.starts_at),
        ends=danish_day(placement.ends_at) if placement.ends_at else None,
        planned_end=placement.planned_end,
        status=_("Slut") if placement.ends_at else _("Kører"),
        ended_words=_ended(placement.ended_because, placement.ended_words),
        price=price_words(placement.price_month, None),
        url=reverse("casework:placement", args=[placement.pk]),
        is_placement=True,
    )


def _ended(because: str, words: str) -> str:
    reason = EndReason(because).label if because else ""
    return ". ".join(part for part in (reason, words) if part)


def price_words(month: Decimal | None, package: Decimal | None) -> str:
    """14.500 kr. pr. måned · 90.000 kr. i alt; empty when nobody knows."""
    parts = []
    if month is not None:
        parts.append(_("%s kr. pr. måned") % kroner(month))
    if package is not None:
        parts.append(_("%s kr. i alt") % kroner(package))
    return " · ".join(parts)
