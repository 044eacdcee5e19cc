"""What came through the public door: read whole, known again when it comes twice."""

from __future__ import annotations

import json
import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac

from tovholder.core.law.limits import Limit
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.organisation.queries import legal_calendar, the_municipality
from tovholder.practice.intake.forms.answers import without_nul
from tovholder.practice.intake.models import AnsweredRequest
from tovholder.practice.intake.reports import Answer, Received, Report

SCOPE = "web"
MOST_READ = 12_000_000  # 1 MB of words in any alphabet, as a browser writes them, and enough to give 2 MB back
RECEIPT_SHOWN_FOR = timedelta(hours=1)  # afterwards the browser's history tells nothing to the next at the screen
_NOT_WORDS = {"key", "add", "send"}


def new_key() -> str:
    """A key for one form; whoever has it has sent, or is about to."""
    return secrets.token_urlsafe(24)


def typed_in(request: HttpRequest) -> QueryDict:
    """What was typed, without NUL, which no database keeps. Raises RequestDataTooBig beyond what can be given back.

    The site's limit of 1 MB counts a Danish letter as six; here somebody's words are at stake, so they are read and
    then measured as words.
    """
    try:
        posted = request.POST
    except RequestDataTooBig:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if request.content_type != "application/x-www-form-urlencoded" or length > MOST_READ:
            raise
        posted = QueryDict(request.read(length), encoding="utf-8")
    return without_nul(posted)


def print_of(typed: QueryDict) -> bytes:
    """What makes two sendings the same: the same words in the same fields."""
    words = sorted((name, values) for name, values in typed.lists() if name not in _NOT_WORDS)
    return sha256(json.dumps(words).encode()).digest()


def key_of(typed: QueryDict) -> str:
    """The form's key; without one the words themselves are the key, so that they too are stored once."""
    return typed.get("key") or print_of(typed).hex()


def receipt_id(key: str) -> str:
    """The id of the receipt page: nobody gets from it to the key, or to the receipt number."""
    return salted_hmac("tovholder.portal.receipt", key, algorithm="sha256").hexdigest()[:40]


def sent_under(key: str) -> AnsweredRequest | None:
    """What was stored under this key, if anything."""
    return AnsweredRequest.objects.filter(scope=SCOPE, key=receipt_id(key)).first()


def receipt_shown(receipt_id: str, *, now: datetime) -> dict[str, Any] | None:
    """What the receipt says; None when there is none, or it is too long ago."""
    young = AnsweredRequest.objects.filter(scope=SCOPE, key=receipt_id, answered_at__gt=now - RECEIPT_SHOWN_FOR)
    if (answered := young.first()) is None:
        return None
    told = json.loads(bytes(answered.answer))
    answer_before = told["acknowledged_before"]
    return {
        "number": told["number"],
        "assess_before": datetime.fromisoformat(told["assess_before"]),
        "acknowledged_before": date.fromisoformat(answer_before) if answer_before else None,
    }


def remembering(key: str, typed: QueryDict, report: Report) -> Answer:
    """How the deed writes down what the receipt page will say, in the same transaction."""
    calendar = legal_calendar(the_municipality())
    notifier = report.notifier
    can_be_answered = bool(notifier.name.strip() or notifier.contact.strip()) and not notifier.anonymous

    def remember(received: Received) -> AnsweredRequest:
        day = danish_day(received.notification.received_at)
        limit = _acknowledged_within(day) if can_be_answered else None
        due = limit.due_at(received.notification.received_at, calendar) if limit else None
        told = {
            "number": received.receipt,
            "assess_before": received.assess_before.isoformat(),
            "acknowledged_before": danish_day(due).isoformat() if due else None,
        }
        return AnsweredRequest(
            scope=SCOPE,
            key=receipt_id(key),
            body_digest=print_of(typed),
            status=303,
            answer=json.dumps(told).encode(),
        )

    return remember


def _acknowledged_within(day: date) -> Limit | None:
    """The law's limit for the acknowledgement that day (NOTIF-ACK: six hverdage)."""
    version = rulebook().version_on("NOTIF-ACK", day)
    return Limit.of_law(version.limit) if version else None
