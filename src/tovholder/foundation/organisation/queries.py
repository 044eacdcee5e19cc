"""What the municipality has decided, and who is where."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.time.calendar import Calendar
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.organisation.models import (
    ApiToken,
    Municipality,
    Unit,
    UnitKind,
    Watch,
)


class NoMunicipality(LookupError):
    """The database is empty: nobody has founded the municipality yet."""


@asked_by_deeds
def the_municipality() -> Municipality:
    """The one municipality. Raises NoMunicipality in an empty database, saying what to do."""
    found = Municipality.objects.first()
    if found is None:
        raise NoMunicipality("Databasen er tom. Kør `tovholder init` for at oprette kommunen.")
    return found


def legal_calendar(municipality: Municipality) -> Calendar:
    """The calendar statutory days are counted in; closing days are the office's own and stop no clock."""
    return Calendar(saturday_counts=municipality.saturday_counts)


def intake_unit(*, on: date) -> Unit | None:
    """The unit notifications come to that day."""
    found: Unit | None = Unit.objects.on(on).filter(kind=UnitKind.INTAKE).order_by("name").first()
    return found


def on_watch(*, at: datetime) -> list[Watch]:
    """Who is called at this moment, first rank first."""
    return list(Watch.objects.filter(starts__lte=at, ends__gt=at).select_related("user").order_by("rank"))


def token_of(digest: str, *, on: date) -> ApiToken | None:
    """The key in force that day with this SHA-256."""
    found: ApiToken | None = ApiToken.objects.on(on).filter(digest=digest).first()
    return found
