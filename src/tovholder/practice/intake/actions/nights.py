"""Who is told that something has come: the desk always, and at night who is called, who next, until it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from django.urls import reverse

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import LEADERS
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import Employment, Municipality
from tovholder.practice.intake.models import Concern, Notification
from tovholder.practice.intake.queries.alarms import ALARM
from tovholder.practice.intake.queries.front_desk import OnWatch

NOTICE = "intake_notice"
_address = cache(reverse)  # the same as long as the program runs


def tell_the_desk(book: Book, notification: Notification, municipality: Municipality) -> Outgoing:
    """The outbox line every notification has: Modtagelsen's mailbox is told that something has come; part of receiving.

    Ids and an address only. Without a mailbox the line is closed by the worker as delivered to nobody.
    """
    payload = {
        "notification": str(notification.pk),
        "mailbox": municipality.intake_mailbox,
        "path": _address("intake:queue"),
    }
    return book.add(
        Outgoing(
            kind=NOTICE,
            key=f"{NOTICE}/{notification.pk}",
            payload=payload,
            not_before=book.at,
            made_at=book.at,
        )
    )


def tell_the_deputy(book: Book, notification: Notification, *, occasion: UUID | None = None) -> list[Outgoing]:
    """Who leads the unit that takes it instead is told, by mail, that something has come; once for each occasion.

    Part of receiving, and of a deed by which it goes there later: that names the occasion.
    """
    leaders = (
        Employment.objects.on(danish_day(book.at))
        .filter(post__unit=notification.unit, post__kind__in=LEADERS)
        .values_list("user", flat=True)
    )
    return [
        book.add(
            Outgoing(
                kind=NOTICE,
                key=f"{NOTICE}/{occasion or notification.pk}/{user}",
                payload={"notification": str(notification.pk), "user": str(user), "path": _address("intake:queue")},
                not_before=book.at,
                made_at=book.at,
            )
        )
        for user in dict.fromkeys(leaders)
    ]


def ring(
    book: Book, notification: Notification, *, watches: Sequence[OnWatch], municipality: Municipality
) -> list[Outgoing]:
    """Alarm who is on watch now, and the next rank each time nobody has opened it in time; part of receiving.

    The out-of-hours phone of the municipality is the last: with nobody on the roster it is the first too. The payload
    is ids and a phone number, never a word about the child.
    """
    patience = timedelta(minutes=municipality.escalate_after_minutes)
    called: list[tuple[int, str | None, str]] = [(watch.rank, str(watch.user_id), watch.phone) for watch in watches]
    last_resort = municipality.out_of_hours_phone
    if _digits(last_resort) not in {_digits(watch.phone) for watch in watches}:
        called.append((watches[-1].rank + 1 if watches else 0, None, last_resort))
    return [
        book.add(
            Outgoing(
                kind=ALARM,
                key=f"{ALARM}/{notification.pk}/{rank}",
                payload={
                    "notification": str(notification.pk),
                    "rank": rank,
                    "user": user,
                    "phone": phone,
                    "path": _address("intake:watch"),
                },
                not_before=book.at + turn * patience,
                made_at=book.at,
            )
        )
        for turn, (rank, user, phone) in enumerate(called)
    ]


def _digits(phone: str) -> str:
    """The same number however it is spaced."""
    return "".join(filter(str.isdigit, phone))


def notice_opened(notification: Notification, *, at: datetime, by: Author) -> bool:
    """Somebody has opened it: the alarms still waiting are called off. False when there was nothing to call off."""
    if not notification.outside_hours:
        return False
    waiting = Outgoing.objects.filter(
        kind=ALARM, key__startswith=f"{ALARM}/{notification.pk}/", done_at=None, called_off_at=None
    )
    with open_book(at=at, by=by) as book:
        alarms = list(waiting.select_for_update())
        if not alarms:
            return False
        for alarm in alarms:
            alarm.called_off_at = at
            book.change(alarm, "called_off_at")
        about = Concern.objects.filter(notification=notification, moved_to=None).values_list("child", flat=True)
        book.line("notification opened", about=about, happened_at=at, facts={"notification": str(notification.pk)})
    return True
