"""Help to the child or family (indsats): agreed, begun, changed and ended."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.kinds import paragraph_of
from tovholder.practice.casework.models import Decision, EndReason, Measure
from tovholder.practice.casework.queries import running_measures, same_help

# No clock reads these words.
MEASURE_AGREED = "measure agreed"
MEASURE_CHANGED = "measure changed"


class MeasureRuns(ValueError):
    """The same help from the same provider runs already; the message says what to do."""


@dataclass(frozen=True)
class MeasureTerms:
    """What is agreed about a measure: why, from whom, until when and at what price (kroner)."""

    purpose: str = ""
    provider: str = ""
    decision: Decision | None = None
    planned_end: date | None = None
    price_month: Decimal | None = None
    price_package: Decimal | None = None

    def as_fields(self) -> dict[str, object]:
        """The fields of the record."""
        return {name: getattr(self, name) for name in asdict(MeasureTerms())}


_NO_TERMS = MeasureTerms()


def start_measure(
    child: Child,
    *,
    kind: str = "",
    terms: MeasureTerms = _NO_TERMS,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> Measure:
    """Record that help to the child or family begins. Barnets lov §§ 30, 32; before 2024 serviceloven § 52.

    Raises MeasureRuns when help of this kind from this provider ran at that moment or begins later.
    """
    with open_book(at=at, by=by) as book:
        begun = book.add(_measure(child, kind, terms, happened_at))
        facts = {"measure": str(begun.pk), "kind": kind}
        tell(book, EventKind.MEASURE_STARTED, [child], happened_at=happened_at, facts=facts)
    return begun


def agree_measure(
    child: Child, *, kind: str, terms: MeasureTerms, starts_at: datetime, at: datetime, by: Author
) -> Measure:
    """Record help that is agreed and has not begun; no clock runs before `begin_measure`. Raises MeasureRuns."""
    with open_book(at=at, by=by) as book:
        agreed = _measure(child, kind, terms, starts_at)
        agreed.begun = False
        book.add(agreed)
        facts = {"measure": str(agreed.pk), "kind": kind, "starts_at": starts_at.isoformat()}
        tell(book, MEASURE_AGREED, [child], happened_at=at, facts=facts)
    return agreed


def begin_measure(measure: Measure, *, happened_at: datetime, at: datetime, by: Author) -> None:
    """The help that was agreed begins."""
    with open_book(at=at, by=by) as book:
        measure.starts_at, measure.begun = happened_at, True
        book.change(measure, "starts_at", "begun")
        facts = {"measure": str(measure.pk), "kind": measure.kind}
        tell(book, EventKind.MEASURE_STARTED, [measure.child], happened_at=happened_at, facts=facts)


def change_measure(measure: Measure, *, terms: MeasureTerms, at: datetime, by: Author) -> None:
    """What is agreed about a measure changes; what it was before stands in the chronicle. Raises MeasureRuns."""
    if measure.provider.casefold() != terms.provider.casefold():
        _refuse_a_second(measure.child, measure.kind, terms.provider, measure.starts_at, but=measure)
    before = {name: getattr(measure, name) for name in terms.as_fields()}
    changed = [name for name, value in terms.as_fields().items() if value != before[name]]
    with open_book(at=at, by=by) as book:
        for name in changed:
            setattr(measure, name, getattr(terms, name))
        if changed:
            book.change(measure, *changed)
        was = {name: str(before[name] or "") for name in changed if name not in {"decision", "purpose"}}
        facts = {"measure": str(measure.pk), "kind": measure.kind, "was": was}
        tell(book, MEASURE_CHANGED, [measure.child], happened_at=at, facts=facts)


def end_measure(
    child: Child,
    measure: Measure | None = None,
    *,
    because: EndReason | None = None,
    words: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Measure]:
    """Record that a measure ends; without one, that all help then running ends, with a line about each.

    Nothing need be running: what ended was then help nobody knew of, and the line names none.
    """
    with open_book(at=at, by=by) as book:
        ended = running_measures(child, at=happened_at) if measure is None else [measure]
        for each in ended:
            # help that was agreed and never began ends where it would have begun
            each.ends_at = max(happened_at, each.starts_at)
            each.ended_because, each.ended_words = because or "", words
            book.change(each, "ends_at", "ended_because", "ended_words")
        said = {"because": str(because)} if because else {}
        # Each clock follows one measure: a line that named none would end those of help begun since, too.
        for named in [{"measure": str(each.pk), "kind": each.kind} for each in ended] or [{}]:
            book.line(EventKind.MEASURE_ENDED.value, about=[child.pk], happened_at=happened_at, facts=named | said)
        recount_duties(book, [child.pk])
    return ended


def _measure(child: Child, kind: str, terms: MeasureTerms, starts_at: datetime) -> Measure:
    _refuse_a_second(child, kind, terms.provider, starts_at)
    return Measure(child=child, kind=kind, paragraph=paragraph_of(kind), starts_at=starts_at, **terms.as_fields())


def _refuse_a_second(
    child: Child, kind: str, provider: str, starts_at: datetime, *, but: Measure | None = None
) -> None:
    """The constraint measure_of_a_kind_and_provider_once_at_a_time, told to a person."""
    if not (kind and provider):
        return
    if any(each != but for each in same_help(child, kind=kind, provider=provider, after=starts_at)):
        raise MeasureRuns("Den samme hjælp fra den samme udfører kører allerede. Ret den, eller afslut den først.")
