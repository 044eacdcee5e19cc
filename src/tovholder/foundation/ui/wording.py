"""Days, moments, ages and figures as they are written for a Danish reader.

Moments are shown in Danish time whatever zone they are kept in; a moment without a zone is refused, since
nobody could say when it was. What is said of a length or a day is looked up once for each language: a list of a
hundred dates says the same few words again and again.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

DENMARK = ZoneInfo("Europe/Copenhagen")
LAST_MOMENT = time(23, 59, 59)  # a limit of days can be met until here, as the core counts it


def in_denmark(moment: datetime) -> datetime:
    """The same moment on a Danish clock. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be shown.")
    return moment.astimezone(DENMARK)


def danish_day(when: date) -> date:
    """The Danish calendar day of a day or a moment."""
    return in_denmark(when).date() if isinstance(when, datetime) else when


def day(when: date) -> str:
    """A calendar day in words: "3. maj 2026"."""
    return date_format(danish_day(when), _("j. F Y"))


def weekday_day(when: date) -> str:
    """A calendar day with its weekday: "fredag 16. oktober 2026"."""
    return date_format(danish_day(when), _("l j. F Y"))


def clock(moment: datetime) -> str:
    """The time of day on a Danish clock: "21.14"."""
    return f"{in_denmark(moment):%H.%M}"


def moment(when: date) -> str:
    """A moment, short: "fre. 16.10.2026 kl. 21.14"; a day alone has no clock: "fre. 16.10.2026"."""
    written = _short_day(danish_day(when), get_language())
    if not isinstance(when, datetime):
        return written
    return _("%(day)s kl. %(clock)s") % {"day": written, "clock": clock(when)}


@lru_cache(maxsize=4096)  # some ten years of days
def _short_day(when: date, _language: str | None) -> str:
    weekday = date_format(when, "D").rstrip(".")
    return f"{weekday}. {when:%d.%m.%Y}"


def due(when: date) -> str:
    """When something is due at the latest: a limit that runs the whole day out, or is a day, shows the day alone."""
    if isinstance(when, datetime) and in_denmark(when).time() in (LAST_MOMENT, time(0)):
        return moment(danish_day(when))
    return moment(when)


def number(amount: int | float | Decimal, decimals: int = 0) -> str:
    """A figure with Danish signs: 1.234.567 and 3,5."""
    return number_format(amount, decimal_pos=decimals, use_l10n=True, force_grouping=True)


def kroner(amount: Decimal) -> str:
    """An amount of money without its unit: 14.500, and 14.500,50 where there are øre."""
    return number(amount, 2 if amount % 1 else 0)


def age(born: date | None, on: date) -> str:
    """How old somebody is on a day: in days, months up to two years, then years."""
    if born is None:
        return _("alder ukendt")
    on = danish_day(on)
    if born > on:
        return _("ikke født endnu")
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 1:
        return _years_or_months(months, get_language())
    return _days((on - born).days, get_language())


def time_left(due_at: date, now: datetime) -> str:
    """How far a due moment (or a due day) is from now: "4 timer tilbage", "6 dage over fristen".

    Under a day it is told in hours, rounded down so that nobody is promised more time than there is;
    else in calendar days, as people count them.
    """
    if not isinstance(due_at, datetime):
        return _day_left(due_at, now)
    distance = abs(due_at - now)
    if distance >= timedelta(days=1):
        return _day_left(danish_day(due_at), now)
    length = _hours_or_minutes(distance)
    return (_("%s tilbage") if due_at > now else _("%s over fristen")) % length


def _day_left(due: date, now: datetime) -> str:
    return _days_left((due - danish_day(now)).days, get_language())


@lru_cache(maxsize=4096)
def _days_left(days: int, language: str | None) -> str:
    if days == 0:
        return _("i dag")
    return (_("%s tilbage") if days > 0 else _("%s over fristen")) % _days(abs(days), language)


@lru_cache(maxsize=4096)
def _days(days: int, _language: str | None) -> str:
    return ngettext("%(n)d dag", "%(n)d dage", days) % {"n": days}


@lru_cache(maxsize=4096)
def _years_or_months(months: int, _language: str | None) -> str:
    """Months up to two years, then years."""
    if months >= 24:
        return ngettext("%(n)d år", "%(n)d år", months // 12) % {"n": months // 12}
    return ngettext("%(n)d måned", "%(n)d måneder", months) % {"n": months}


def _hours_or_minutes(distance: timedelta) -> str:
    minutes = int(distance.total_seconds() // 60)
    if minutes < 1:
        return _("under 1 minut")
    if minutes < 60:
        return ngettext("%(n)d minut", "%(n)d minutter", minutes) % {"n": minutes}
    hours = minutes // 60
    return ngettext("%(n)d time", "%(n)d timer", hours) % {"n": hours}
