"""Fetching mail: each message once into Modtagelsen's basket, and put away in the mailbox only after that.

Two workers may look in the same mailbox: the one with the claim goes through it, and the mark of each message
(`taken_from`, unique in the database) lets nobody take it in twice. Cut off in between, the next round finds the
message still there, sees that it lies in the basket, and only puts it away.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.db.models import Q

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.documents.basket import receive_post
from tovholder.foundation.documents.mailbox.connecting import Head, LogInRefused, MailboxTrouble, OpenMailbox, opened
from tovholder.foundation.documents.mailbox.place import Afterwards, Place, configured_mailbox
from tovholder.foundation.documents.mailbox.reading import ReadMail, read_header, read_mail
from tovholder.foundation.documents.models import CameBy, IncomingMail, Mailbox
from tovholder.foundation.organisation.queries import intake_unit

AT_A_TIME = 50
CLAIM_HOLDS = timedelta(minutes=5)  # a claim older than this is nobody's: the worker that made it is gone
AFTER_REFUSAL = timedelta(minutes=15)  # a password tried every minute would lock the account
# A file grows by a third on its way through the mail (base64), and there are header lines.
_LARGEST_FACTOR = 1.4

logger = logging.getLogger(__name__)


def fetch_mail(*, now: datetime) -> int:
    """Take in what waits in the mailbox of the settings; how many messages. 0 when none is named or another is at it.

    Nothing is touched while the municipality has no unit that takes in post. Raises MailboxTrouble, which is also
    noted for those who look after the house.
    """
    place, unit = configured_mailbox(), intake_unit(on=danish_day(now))
    if place is None or unit is None or not _claim(place, now=now):
        return 0
    mine = Mailbox.objects.filter(pk=place.key)
    try:
        taken = _take_all(place, unit_id=unit.pk, now=now)
    except MailboxTrouble as trouble:
        pause = AFTER_REFUSAL if isinstance(trouble, LogInRefused) else timedelta(0)
        mine.filter(troubled_since=None).update(troubled_since=now)
        mine.update(claimed_at=None, trouble=str(trouble), not_before=now + pause)
        raise
    mine.update(claimed_at=None, worked_at=now, trouble="", troubled_since=None)
    return taken


def _claim(place: Place, *, now: datetime) -> bool:
    """True for exactly one worker at a time, and not before it is worth trying again."""
    Mailbox.objects.get_or_create(pk=place.key)
    free = Q(claimed_at=None) | Q(claimed_at__lte=now - CLAIM_HOLDS)
    worth_trying = Q(not_before=None) | Q(not_before__lte=now)
    return Mailbox.objects.filter(free, worth_trying, pk=place.key).update(claimed_at=now) == 1


def _take_all(place: Place, *, unit_id: UUID, now: datetime) -> int:
    """Every message that waits, at most AT_A_TIME of them; one the server cannot give stops no other."""
    taken, faulty = 0, 0
    with opened(place) as mailbox:
        for uid in _not_done_with(mailbox, place)[:AT_A_TIME]:
            try:
                taken += _take(uid, mailbox, place, unit_id=unit_id, now=now)
            except MailboxTrouble:
                faulty += 1
    if faulty:
        raise MailboxTrouble(
            "Mailserveren kan ikke give os alle mails i postkassen. De bliver liggende, og der prøves igen."
        )
    if taken:
        logger.info("Mail: %s taken in", taken)
    return taken


def _not_done_with(mailbox: OpenMailbox, place: Place) -> list[int]:
    """The messages to go through: all in the folder, or, where they are left in it, those not in the basket yet."""
    waiting = mailbox.waiting()
    if place.afterwards is Afterwards.MOVE:
        return waiting
    keys = {mailbox.key_of(uid): uid for uid in waiting}
    taken = set(IncomingMail.objects.filter(taken_from__in=keys).values_list("taken_from", flat=True))
    return [uid for key, uid in keys.items() if key not in taken]


def _take(uid: int, mailbox: OpenMailbox, place: Place, *, unit_id: UUID, now: datetime) -> bool:
    """Into the basket, unless it lies there, and only then put away; False when it was there or is gone."""
    key = mailbox.key_of(uid)
    is_new = not IncomingMail.objects.filter(taken_from=key).exists()
    if is_new:
        head = mailbox.head(uid)
        mail = _read(uid, head, mailbox, place) if head is not None else None
        if head is None or mail is None:  # somebody has taken it out of the mailbox
            return False
        is_new = _store(mail, key=key, arrived_at=head.arrived_at, unit_id=unit_id, now=now)
    mailbox.put_away(uid)
    return is_new


def _read(uid: int, head: Head, mailbox: OpenMailbox, place: Place) -> ReadMail | None:
    """The mail; one that is too big to fetch stands in the basket with its sender and the reason alone."""
    if head.size > settings.ATTACHMENT_MAX_BYTES * _LARGEST_FACTOR:
        because = f"Mailen fylder {head.size / 1024**2:.0f} MB, mere end en sag kan tage. {_look_there(place)}"
        return ReadMail(*read_header(head.lines), (), because)
    raw = mailbox.whole(uid)
    if raw is None:
        return None
    read = read_mail(raw, arrived_at=head.arrived_at)
    because = f"{read.incomplete_because} {_look_there(place)}" if read.incomplete_because else ""
    return ReadMail(read.sender, read.subject, read.files, because)


def _look_there(place: Place) -> str:
    return f"Hele mailen ligger i postkassen i {place.lies_in}. Læg selv det i kurven, der skal i sagen."


def _store(mail: ReadMail, *, key: str, arrived_at: datetime, unit_id: UUID, now: datetime) -> bool:
    """False when another worker was quicker."""
    try:
        receive_post(
            mail.files,
            unit_id=unit_id,
            came_by=CameBy.MAIL,
            received_at=arrived_at,
            at=now,
            by=NOBODY_LOGGED_IN,
            subject=mail.subject,
            sender=mail.sender,
            taken_from=key,
            incomplete_because=mail.incomplete_because,
        )
    except IntegrityError:
        if not IncomingMail.objects.filter(taken_from=key).exists():
            raise
        return False
    return True
