"""Periods (perioder): from a first day or moment until, and not including, the next one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

Point = TypeVar("Point", date, datetime)


@dataclass(frozen=True, slots=True)
class Period(Generic[Point]):
    """A half-open stretch of time ``[starts, ends)``; without an end it is still running.

    Days go with days and moments with moments. A period that ends before it starts, or where it
    starts, is no period: ValueError.
    """

    starts: Point
    ends: Point | None = None

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends <= self.starts:
            raise ValueError("En periode skal slutte, efter at den er begyndt.")

    def holds(self, point: Point) -> bool:
        """Whether the point lies in the period; the end does not."""
        return self.starts <= point and (self.ends is None or point < self.ends)

    def meets(self, other: "Period[Point]") -> bool:
        """Whether one of the two ends exactly where the other starts."""
        return self.ends == other.starts or other.ends == self.starts

    def overlaps(self, other: "Period[Point]") -> bool:
        """Whether the two share at least one point. Periods that only meet do not."""
        return self._starts_before_end_of(other) and other._starts_before_end_of(self)

    def shared_with(self, other: "Period[Point]") -> "Period[Point] | None":
        """The stretch both cover; None when they share nothing."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.ends, other.ends) if end is not None]
        return Period(max(self.starts, other.starts), min(ends, default=None))

    def _starts_before_end_of(self, other: "Period[Point]") -> bool:
        return other.ends is None or self.starts < other.ends
