"""The consents that decisions rest on: sought, given, refused, limited, withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import Consent, ConsentKind

CONSENT_REFUSED = "consent refused"  # no clock reads it


def seek_consent(
    child: Child, *, person_name: str, kind: str, happened_at: datetime, at: datetime, by: Author, **told: Any
) -> Consent:
    """Record that somebody was asked for consent and has not answered. `told` are further columns of Consent."""
    with open_book(at=at, by=by) as book:
        asked = _new(book, child, kind, happened_at, person_name=person_name, sought_at=happened_at, **told)
        tell(book, EventKind.CONSENT_SOUGHT, [child], happened_at=happened_at, facts=_about(asked))
    return asked


def give_consent(
    child: Child,
    *,
    person_name: str,
    kind: str,
    happened_at: datetime,
    at: datetime,
    by: Author,
    answers: Consent | None = None,
    limits: str = "",
    all_holders: bool | None = None,
    **told: Any,
) -> Consent:
    """Record that somebody consents to the purpose, within `limits` when some were set.

    `answers` is the record of their having been asked. `all_holders` says whether everybody with custody consents now;
    None where nobody has looked (forældreansvarsloven § 3). Barnets lov §§ 32, stk. 2, 46; CONSENT-15, CONSENT-12-MOVE.
    """
    when = {"given_at": happened_at, "limits": limits, "limited_at": happened_at if limits else None}
    with open_book(at=at, by=by) as book:
        given = _answered(book, child, kind, happened_at, answers, person_name=person_name, **when, **told)
        facts = _about(given) | ({} if all_holders is None else {"all_holders": all_holders})
        tell(book, EventKind.CONSENT_GIVEN, [child], happened_at=happened_at, facts=facts)
    return given


def refuse_consent(
    child: Child,
    *,
    person_name: str,
    kind: str,
    happened_at: datetime,
    at: datetime,
    by: Author,
    answers: Consent | None = None,
    **told: Any,
) -> Consent:
    """Record that somebody will not consent."""
    with open_book(at=at, by=by) as book:
        when = {"refused_at": happened_at}
        refused = _answered(book, child, kind, happened_at, answers, person_name=person_name, **when, **told)
        tell(book, CONSENT_REFUSED, [child], happened_at=happened_at, facts=_about(refused))
    return refused


def limit_consent(consent: Consent, *, limits: str, happened_at: datetime, at: datetime, by: Author) -> None:
    """Record that a consent that stands was limited."""
    with open_book(at=at, by=by) as book:
        consent.limits, consent.limited_at = limits, happened_at
        book.change(consent, "limits", "limited_at")
        tell(book, EventKind.CONSENT_LIMITED, [consent.child], happened_at=happened_at, facts=_about(consent))


def withdraw_consent(
    child: Child,
    *,
    by_whom: str = "",
    consent: Consent | None = None,
    follows: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> Consent:
    """Record that a consent to help or to a placement was withdrawn, and what follows.

    `consent` is the one withdrawn; without it, one we never wrote down, given by `by_whom`.
    """
    with open_book(at=at, by=by) as book:
        if consent is None:
            consent = _new(
                book,
                child,
                ConsentKind.HELP,
                happened_at,
                person_name=by_whom,
                withdrawn_at=happened_at,
                follows=follows,
            )
        else:
            consent.withdrawn_at, consent.follows = happened_at, follows
            book.change(consent, "withdrawn_at", "follows")
        facts = {**_about(consent), "by_whom": by_whom or consent.person_name, "follows": follows}
        tell(book, EventKind.CONSENT_WITHDRAWN, [child], happened_at=happened_at, facts=facts)
    return consent


def _new(book: Book, child: Child, kind: str, happened_at: datetime, **told: Any) -> Consent:
    return happening(book, Consent, child, happened_at=happened_at, kind=kind, **told)


def _answered(
    book: Book, child: Child, kind: str, happened_at: datetime, answers: Consent | None, **told: Any
) -> Consent:
    """The record of the asking with its answer, or a new one where nobody wrote that they asked."""
    if answers is None:
        return _new(book, child, kind, happened_at, **told)
    for name, value in told.items():
        setattr(answers, name, value)
    book.change(answers, *told)
    return answers


def _about(consent: Consent) -> dict[str, Any]:
    """What a clock and a reader need to know of a consent: never the words of the purpose."""
    marks: dict[str, Any] = {
        "consent": str(consent.pk),
        "kind": str(consent.kind),
        "person": str(consent.person) if consent.person else "",
        "own": consent.person == consent.child_id,  # the child's own, beside that of those with custody
        "purpose": consent.purpose_version,
    }
    if consent.matter:
        marks["matter"] = str(consent.matter)
    return marks
