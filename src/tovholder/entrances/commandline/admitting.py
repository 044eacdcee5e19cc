"""What `tovholder admit` does: the same deeds as an administrator's, done by whoever runs the machine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tovholder.foundation.accounts.actions import forget_second_factor, give_password, let_in
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.organisation.models import PostKind

WHAT = {
    "password": "får en ny adgangskode og logges ud alle steder",
    "second_factor": "sætter en ny app til engangskoder op ved næste log ind",
    "log_in": "kan logge ind igen",
}


class NotThisPerson(ValueError):
    """Nobody logs in with that name, or what was asked for does not help them; the text says what to write."""


@dataclass(frozen=True)
class Lost:
    """Who has no way in, and which ways are to be given."""

    user: User
    ways: tuple[str, ...]


def look(username: str, *, ways: Sequence[str]) -> Lost:
    """Whom it is about. Raises NotThisPerson."""
    user = User.objects.filter(username__iexact=username).first()
    if user is None:
        raise NotThisPerson(f"Ingen logger ind som »{username}«. {_administrators()}")
    if not user.is_active and "log_in" not in ways:
        raise NotThisPerson(f"»{user.username}« er lukket ude. Skriv også --log-in, hvis adgangen skal åbnes igen.")
    if user.is_active and "log_in" in ways:
        raise NotThisPerson(f"»{user.username}« er ikke lukket ude. Skriv --password eller --second-factor.")
    return Lost(user, tuple(ways))


def question(lost: Lost) -> str:
    """What is about to be done."""
    return f"{lost.user.name} ({lost.user.username}) {_and([WHAT[way] for way in lost.ways])}."


def answer(lost: Lost, *, because: str, machine_user: str, now: datetime, as_json: bool) -> int:
    """Do it, and say what came of it: a new password is shown this once."""
    password = carry_out(lost, because=because, machine_user=machine_user, at=now)
    if as_json:
        told = {"username": lost.user.username, "password": password, "done": list(lost.ways)}
        print(json.dumps(told, ensure_ascii=False))
        return 0
    print(question(lost))
    if password:
        print(f"Adgangskode: {password} (vises kun nu)")
    return 0


@transaction.atomic
def carry_out(lost: Lost, *, because: str, machine_user: str, at: datetime) -> str | None:
    """All of it, or nothing; the new password in clear text, where one was asked for."""
    deeds = {"log_in": let_in, "second_factor": forget_second_factor, "password": give_password}
    told = {
        way: deed(lost.user, because=because, machine_user=machine_user, at=at, by=NOBODY_LOGGED_IN)
        for way, deed in deeds.items()
        if way in lost.ways
    }
    return told.get("password")


def _administrators() -> str:
    named = User.objects.filter(employments__post__kind=PostKind.ADMINISTRATOR).distinct().order_by("username")
    names = [user.username for user in named]
    return f"Administratorer er: {', '.join(names)}." if names else "Kommunen er ikke oprettet: tovholder init"


def _and(sentences: Sequence[str]) -> str:
    *first, last = sentences
    return f"{', '.join(first)}, og {last}" if first else last
