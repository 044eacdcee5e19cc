"""How old somebody is on a day (alder): one rule for all who ask, also of a leap day (docs/decisions/0017)."""

from datetime import date, timedelta

# Ours, with room to spare: longer than any pregnancy, and further over its day than any goes.
A_PREGNANCY, OVERDUE_BY = timedelta(days=300), timedelta(days=30)


def birthday(born: date, years: int) -> date:
    """The day on which somebody has filled so many years, from its start.

    Who is born on 29 February fills them on 1 March of a year without that day: how it is usually read, but no
    statute we have found says so (docs/decisions/0017).
    """
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def whole_years(born: date, on: date) -> int:
    """The years somebody born that day has filled on a day, as `birthday` counts them."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_of_age(born: date, years: int, *, on: date) -> bool:
    """Whether somebody born that day has filled so many years on a day."""
    return whole_years(born, on) >= years


def can_be_due(due: date, *, on: date) -> bool:
    """Whether a child that is not born on a day can be expected on `due`: a year typed wrong lies far outside."""
    return on - OVERDUE_BY <= due <= on + A_PREGNANCY
