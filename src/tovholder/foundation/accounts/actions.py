"""Letting somebody in, and shutting them out again.

`machine_user` is who was logged in on the machine itself, where a deed was done there and not on a page.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import datetime

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book


class UsernameTaken(ValueError):
    """Somebody else logs in with that name."""


class UsernameMisspelt(ValueError):
    """The username has signs that are hard to type or to tell apart; the message says which may be used."""


class PasswordTooWeak(ValueError):
    """The password is too easy to guess; the message says what is wrong with it."""


USERNAME = re.compile(r"[a-zæøå0-9][a-zæøå0-9._@+-]*", re.IGNORECASE)


def usable_username(typed: str) -> str:
    """The username as it is kept, for somebody new; whoever has another already keeps it. Raises UsernameMisspelt."""
    username = unicodedata.normalize("NFC", typed.strip())
    if not (username.isprintable() and USERNAME.fullmatch(username)):
        raise UsernameMisspelt(
            _(
                "Et brugernavn har kun bogstaver (a-å), tal og tegnene . - _ + @, uden mellemrum, og begynder med et "
                "bogstav eller et tal. Skriv f.eks. anne.holm."
            )
        )
    return username


def register_user(
    username: str,
    *,
    password: str,
    name: str,
    at: datetime,
    by: Author,
    email: str = "",
    phone: str = "",
    is_demo: bool = False,
) -> User:
    """A new person who can log in. What they may do follows from their employment.

    Raises UsernameMisspelt, UsernameTaken and PasswordTooWeak.
    """
    username = usable_username(username)
    if User.objects.filter(username__iexact=username).exists():
        raise UsernameTaken(f"Brugernavnet »{username}« er optaget. Vælg et andet.")
    user = User(username=username, name=name, email=email, phone=phone, is_demo=is_demo)
    _set_password(user, password)
    with open_book(at=at, by=by) as book:
        book.add(user)
        book.line("user registered", about=(), happened_at=at, facts={"user": str(user.pk)})
    return user


def put_user_right(user: User, *, name: str, email: str, phone: str, at: datetime, by: Author) -> None:
    """The name was misspelt, or mail and calls went astray; the username stays. Nothing happens where all stands so."""
    told = {"name": name, "email": email, "phone": phone}
    changed = [field for field, value in told.items() if getattr(user, field) != value]
    if not changed:
        return
    with open_book(at=at, by=by) as book:
        for field in changed:
            setattr(user, field, told[field])
        book.change(user, *changed)
        book.line("user put right", about=(), happened_at=at, facts={"user": str(user.pk), "about": changed})


def shut_out(user: User, *, because: str = "", at: datetime, by: Author) -> None:
    """The person can no longer log in, and is logged out everywhere at their next page."""
    with open_book(at=at, by=by) as book:
        user.is_active = False
        book.change(user, "is_active")
        book.line("user shut out", about=(), happened_at=at, facts=_about(user, because))


def let_in(user: User, *, because: str = "", machine_user: str = "", at: datetime, by: Author) -> None:
    """Somebody who was shut out can log in again, with the password they had."""
    with open_book(at=at, by=by) as book:
        user.is_active = True
        book.change(user, "is_active")
        book.line("user let in", about=(), happened_at=at, facts=_about(user, because, machine_user))


def give_password(user: User, *, because: str = "", machine_user: str = "", at: datetime, by: Author) -> str:
    """A new password for somebody who has lost theirs, in clear text this once; they are logged out everywhere."""
    password = made_password()
    _set_password(user, password)
    with open_book(at=at, by=by) as book:
        _forget_failures(user)
        book.change(user, "password")
        book.line("password given", about=(), happened_at=at, facts=_about(user, because, machine_user))
    return password


def forget_second_factor(user: User, *, because: str = "", machine_user: str = "", at: datetime, by: Author) -> None:
    """For somebody who has lost the phone: the next log-in asks for a new second factor."""
    with open_book(at=at, by=by) as book:
        _forget_failures(user)
        for factor in Authenticator.objects.filter(user=user):
            book.remove(factor)
        book.line("second factor forgotten", about=(), happened_at=at, facts=_about(user, because, machine_user))


def made_password() -> str:
    """A password nobody guesses: 15 random bytes as 20 signs."""
    return secrets.token_urlsafe(15)


def _about(user: User, because: str, machine_user: str = "") -> dict[str, str]:
    told = {"because": because, "machine_user": machine_user}
    return {"user": str(user.pk)} | {name: value for name, value in told.items() if value}


def _forget_failures(user: User) -> None:
    """Who has guessed at what they forgot need not wait a quarter of an hour to use the new one."""
    AccessAttempt.objects.filter(username__iexact=user.username).delete()


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordTooWeak(" ".join(error.messages)) from error
    user.set_password(password)
