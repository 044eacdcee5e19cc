"""The one door to a child, and what changes what we know of a family."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from tovholder.foundation.access.actions import note_reading
from tovholder.foundation.access.models import Key, KeyKind, Reason
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.cpr import cleaned_cpr
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.sealing import lookup_print, seal, unseal

_REASON_OF_KEY = {
    KeyKind.INTAKE_HISTORY: Reason.NOTIFICATION,
    KeyKind.DEPUTY: Reason.DEPUTY,
    KeyKind.HANDED_OVER: Reason.HANDED_OVER,
}


def open_child(child_id: UUID, *, reader: Reader, page: str) -> Child:
    """The child, if this reader may see them, and a note that they did; the unit and caseworker come along.

    Raises Http404 otherwise: a 403 would already tell that the child exists.
    """
    child = (
        Child.objects.visible_to(reader, at=reader.at)
        .select_related("unit", "caseworker")
        .filter(pk=child_id)
        .first()
    )
    if child is None:
        raise Http404
    reason, because = _why(child, reader)
    note_reading(child.pk, reader=reader, page=page, reason=reason, because=because)
    return child


def _why(child: Child, reader: Reader) -> tuple[Reason, UUID | None]:
    if child.unit_id in reader.units:
        return Reason.MY_UNIT, None
    key = (
        Key.objects.filter(child_id=child.pk, unit__in=reader.units, opens_at__lte=reader.at)
        .order_by("-opens_at")
        .first()
    )
    if key is not None:
        return _REASON_OF_KEY[KeyKind(key.kind)], key.because
    return Reason.OUT_OF_HOURS, None


def register_child(book: Book, child: Child, *, happened_at: datetime, cpr: str = "") -> Child:
    """Take a child into the record, known or not, as part of a deed. A CPR number is sealed, never judged.

    Raises NotACprNumber when there are not ten digits.
    """
    if cpr:
        set_cpr(child, cpr)
    until = minor_until(child)
    book.add(child)
    book.line(
        "child registered",
        about=[child.pk],
        happened_at=happened_at,
        facts={"minor_until": until.isoformat()} if until else {},
    )
    return child


def minor_until(child: Child) -> date | None:
    """The first day the child is no longer a minor: the 18th birthday, when a birth date is known."""
    if child.minor_until is not None or child.birth_date is None:
        return child.minor_until
    born = child.birth_date
    try:
        return born.replace(year=born.year + 18)
    except ValueError:  # born on 29 February: full age on 1 March of a year without that day
        return date(born.year + 18, 3, 1)


def set_cpr(person: Child, cpr: str) -> None:
    """Seal the number on the person, not yet saved. Raises NotACprNumber when there are not ten digits."""
    digits = cleaned_cpr(cpr)
    person.cpr_sealed = seal(digits, place=f"child:{person.pk}")
    person.cpr_index = lookup_print(digits)


def cpr_of(person: Child) -> str:
    """The ten digits, or an empty text. Show them only where somebody asked to see them."""
    return unseal(person.cpr_sealed, place=f"child:{person.pk}") if person.cpr_sealed else ""
