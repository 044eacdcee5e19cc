"""Digital Post: a letter goes to its recipient's own letterbox, through the gateway that the settings name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.letters.enclosed import EnclosedFile, enclosed_with
from tovholder.foundation.letters.exposing import HeldBack, refuse_while_on_hold
from tovholder.foundation.letters.models import Letter, Outgoing, TrialMessage
from tovholder.foundation.letters.trouble import NotDelivered, Refused

LETTER = "letter"
Gateway = Callable[[Outgoing, Letter, Sequence[EnclosedFile], datetime], None]


class HasNoLetterbox(ValueError):
    """The letter is to somebody outside our records; the message says what to do."""


def send_by_digital_post(book: Book, letter: Letter, *, again: int = 0) -> Outgoing:
    """Put the letter in the outbox for the one in our records it is to, as part of a deed. Raises HasNoLetterbox.

    Ids only. `again` counts the tries that a person has asked for anew: each is sent once.
    """
    if letter.to_adult_id is None and letter.to_child_id is None:
        raise HasNoLetterbox(
            "Modtageren er ikke registreret hos os, så brevet kan ikke sendes med Digital Post. Vælg en anden måde."
        )
    payload = {"letter": str(letter.pk), "child": str(letter.child_id or ""), "adult": str(letter.to_adult_id or "")}
    key = f"{LETTER}/{letter.pk}/{again}"
    return book.add(Outgoing(kind=LETTER, key=key, payload=payload, not_before=book.at, made_at=book.at))


def by_digital_post(outgoing: Outgoing, now: datetime) -> None:
    """Hand the letter and its enclosures to the gateway; when it returns, they lie in the recipient's letterbox.

    A contact hold that was set since stops it: a person has to look at it again. Raises NotDelivered and Refused.
    """
    letter = Letter.objects.get(pk=outgoing.payload["letter"])
    try:
        refuse_while_on_hold({letter.child_id} if letter.child_id else set())
    except HeldBack as held:
        raise Refused(str(held)) from None
    digital_post_gateway()(outgoing, letter, enclosed_with(letter), now)


def digital_post_gateway() -> Gateway:
    """The gateway named by DIGITAL_POST. Raises ImproperlyConfigured, naming the choices."""
    found = _GATEWAYS.get(settings.DIGITAL_POST)
    if found is None:
        raise ImproperlyConfigured(
            f"DIGITAL_POST kan være {' eller '.join(_GATEWAYS)}, ikke »{settings.DIGITAL_POST}«. "
            "Se docs/howto/settings.md."
        )
    return found


def _stand_in(outgoing: Outgoing, letter: Letter, enclosed: Sequence[EnclosedFile], now: datetime) -> None:
    """Local stand-in: the letter can be read in the house, and goes nowhere."""
    taken = {"to": "Digital Post", "text": letter.title, "enclosed": [each.mark for each in enclosed], "sent_at": now}
    TrialMessage.objects.get_or_create(outgoing=outgoing, defaults=taken)


def _stand_in_that_fails(outgoing: Outgoing, letter: Letter, enclosed: Sequence[EnclosedFile], now: datetime) -> None:
    """For trying what happens while Digital Post is down."""
    raise NotDelivered("Digital Post svarer ikke (prøvefejl).")


def _stand_in_that_refuses(outgoing: Outgoing, letter: Letter, enclosed: Sequence[EnclosedFile], now: datetime) -> None:
    """For trying what happens with somebody who is exempt from Digital Post."""
    raise Refused("Modtageren er fritaget for Digital Post (prøvefejl).")


_GATEWAYS: dict[str, Gateway] = {
    "stand-in": _stand_in,
    "stand-in-failing": _stand_in_that_fails,
    "stand-in-refusing": _stand_in_that_refuses,
}
