"""Days, moments, ages and figures as they are written for a Danish reader.

Moments are shown in Danish time whatever zone they are kept in; a moment without a zone is refused, since
nobody could say when it was.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    weekday = date_format(danish_day(when), "D").rstrip(".")
    written = f"{weekday}. {danish_day(when):%d.%m.%Y}"
    if not isinstance(when, datetime):
        return written
    return _("%(day)s kl. %(clock)s") % {"day": written, "clock": clock(when)}


def due(when: date) -> str:
    """When something is due at the latest: a limit that runs the whole day out, or is a day, shows the day alone."""
    if isinstance(when, datetime) and in_denmark(when).time() in (LAST_MOMENT, time(0)):
        return moment(danish_day(when))
    return moment(when)


def number(amount: int | float | Decimal, decimals: int = 0) -> str:
    """A figure with Danish signs: 1.234.567 and 3,5."""
    return number_format(amount, decimal_pos=decimals, use_l10n=True, force_grouping=True)


def age(born: date | None, on: date) -> str:
    """How old somebody is on a day: in days, months up to two years, then years."""
    if born is None:
        return _("alder ukendt")
    on = danish_day(on)
    if born > on:
        return _("ikke født endnu")
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 24:
        return ngettext("%(n)d år", "%(n)d år", months // 12) % {"n": months // 12}
    if months >= 1:
        return ngettext("%(n)d måned", "%(n)d måneder", months) % {"n": months}
    days = (on - born).days
    return ngettext("%(n)d dag", "%(n)d dage", days) % {"n": days}


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
    days = (due - danish_day(now)).days
    if days == 0:
        return _("i dag")
    length = ngettext("%(n)d dag", "%(n)d dage", abs(days)) % {"n": abs(days)}
    return (_("%s tilbage") if days > 0 else _("%s over fristen")) % length


def _hours_or_minutes(distance: timedelta) -> str:
    minutes = int(distance.total_seconds() // 60)
    if minutes < 1:
        return _("under 1 minut")
    if minutes < 60:
        return ngettext("%(n)d minut", "%(n)d minutter", minutes) % {"n": minutes}
    hours = minutes // 60
    return ngettext("%(n)d time", "%(n)d timer", hours) % {"n": hours}
