"""How old somebody is on a day (alder)."""

from datetime import date


def whole_years(born: date, on: date) -> int:
    """The years somebody born that day has filled on a day; who is born on 29 February fills them on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
