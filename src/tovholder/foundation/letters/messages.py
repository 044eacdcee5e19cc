"""The messages that leave the house: what each is called here, and what it says outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Message:
    """What a message says: never a word about anybody, only that somebody should log in.

    `called` is what those who look after the outbox know it as; `page` is where it points when it names no other.
    """

    called: Any
    subject: str
    text: str
    page: str = "/"


# A message is sent as it is: the page it points to shows the rest to those who may see it.
MESSAGES: Mapping[str, Message] = {
    "out_of_hours_alarm": Message(
        called=_("Alarm til den, der er på vagt"),
        subject="Tovholder: ny underretning",
        text="Der er kommet en underretning. Log ind på vagtsiden.",
    ),
    "intake_notice": Message(
        called=_("Besked om en ny underretning"),
        subject="Tovholder: ny underretning",
        text="Der er kommet en underretning i Modtagelsens kø.",
    ),
    "concern_about_place": Message(
        called=_("Besked om en bekymring om et sted"),
        subject="Tovholder: bekymring om et sted",
        text="Der er opgaver efter en ny bekymring om et anbringelsessted. Log ind.",
    ),
    "chair_decision_lapsed": Message(
        called=_("Besked om en formandsafgørelse, der er faldet bort"),
        subject="Tovholder: en sag kræver handling nu",
        text="En sag kræver handling nu. Log ind.",
    ),
    "family_notice": Message(
        called=_("Besked om noget i en sag"),
        subject="Tovholder: noget, du skal se i dag",
        text="Der er sket noget i en af dine sager. Log ind, og se på Min dag.",
    ),
}
