"""POST /api/v1/notifications: a notification from another system, with the receipt protocol."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.decorators import decorate_view
from pydantic import ValidationError

from tovholder.core.time.calendar import DANISH_TIME
from tovholder.entrances.api.problems import problem
from tovholder.entrances.api.protocol import PROTOCOL
from tovholder.entrances.api.reading import report_from
from tovholder.entrances.api.shapes import Accepted, NotificationSaid
from tovholder.entrances.api.tokens import KnownSystem, SystemRequest
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.practice.intake.actions import receive_notification
from tovholder.practice.intake.models import AnsweredRequest
from tovholder.practice.intake.reports import Received

AHEAD_AT_MOST = timedelta(minutes=5)  # clocks differ; a notification from tomorrow is a mistake
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)  # before that a year is a slip, and Danish time was not whole hours
JSON = "application/json"
router = Router()
known_system = KnownSystem()


@dataclass
class Receipt:
    """The answer to one notification: worded once, kept beside it under the caller's key, and sent."""

    scope: str
    key: str
    digest: bytes
    words: bytes = b""

    def remembered(self, received: Received) -> AnsweredRequest:
        """The row that the deed writes down together with the notification itself."""
        self.words = _worded(received)
        return AnsweredRequest(scope=self.scope, key=self.key, body_digest=self.digest, status=201, answer=self.words)


def _taken_at_once(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is right in every way is taken at once; all else goes Ninja's way, where it is told what is wrong.

    Ninja asks and reads in many small steps, which took a tenth of a notification's time.
    """

    def take(request: SystemRequest, **named: object) -> HttpResponse:
        system = known_system(request)
        if system is None:
            return run(request, **named)
        try:
            said = NotificationSaid.model_validate_json(request.body)
        except RequestDataTooBig:
            return run(request, **named)
        except ValidationError:
            return _said_of_the_key(request, str(system)) or run(request, **named)
        request.auth = system
        return notify(request, said)

    return take


@router.post(
    "/notifications",
    auth=known_system,
    response={201: Accepted},
    summary="Giv en underretning",
    description=(
        "Svarer først, når underretning, frister og kronik er gemt. Send `Idempotency-Key`: "
        "gentages kaldet med samme nøgle og samme indhold, gives samme svar, byte for byte."
    ),
    openapi_extra=PROTOCOL,
)
@decorate_view(_taken_at_once)
def notify(request: SystemRequest, said: NotificationSaid) -> HttpResponse:
    """Store the notification and answer with its receipt; see the description for the protocol."""
    now = timezone.now()
    key, scope = request.META.get("HTTP_IDEMPOTENCY_KEY", ""), str(request.auth)
    if len(key) > 200:
        return problem(
            400, "key-too-long", title="Nøglen er for lang", detail="Idempotency-Key må højst være 200 tegn."
        )
    if said.received_at is not None and not EARLIEST <= said.received_at <= now + AHEAD_AT_MOST:
        return _said_of_the_key(request, scope) or _from_another_time(ahead=said.received_at > now)
    digest = sha256(request.body).digest()
    receipt = Receipt(scope, key, digest)
    try:
        received = receive_notification(
            report_from(said),
            received_at=said.received_at or now,
            at=now,
            by=NOBODY_LOGGED_IN,
            answered=receipt.remembered if key else None,
        )
    except IntegrityError:
        # The key has been here before, or just now beside us: then we have waited until the other one was stored.
        if (said_before := _said_of_the_key(request, scope)) is None:
            raise
        return said_before
    return HttpResponse(receipt.words or _worded(received), status=201, content_type=JSON)


def _worded(received: Received) -> bytes:
    body = {
        "receipt": received.receipt,
        "received_at": _danish(received.notification.received_at),
        "assess_before": _danish(received.assess_before),
    }
    return json.dumps(body, ensure_ascii=False).encode()


def _answered(scope: str, key: str) -> AnsweredRequest | None:
    return AnsweredRequest.objects.filter(scope=scope, key=key).first()


def _said_of_the_key(request: HttpRequest, scope: str) -> HttpResponse | None:
    """What is to be said of a key that has been here before; that goes before all that is wrong with this body."""
    key = request.META.get("HTTP_IDEMPOTENCY_KEY", "")
    earlier = _answered(scope, key) if key else None
    return _again(earlier, sha256(request.body).digest()) if earlier else None


def _again(earlier: AnsweredRequest, digest: bytes) -> HttpResponse:
    if bytes(earlier.body_digest) != digest:
        return problem(
            409,
            "key-used",
            title="Nøglen er brugt",
            detail="Idempotency-Key er allerede brugt til et andet indhold. Brug en ny nøgle til en ny underretning.",
        )
    return HttpResponse(bytes(earlier.answer), status=earlier.status, content_type=JSON)


def _from_another_time(*, ahead: bool) -> HttpResponse:
    when = "mere end fem minutter frem" if ahead else "før år 1900"
    return problem(
        422,
        "from-the-future" if ahead else "from-long-ago",
        title="Tidspunktet kan ikke passe",
        detail=f"received_at ligger {when}. Ret tidspunktet eller tidszonen, og send igen.",
        faults=[{"pointer": "/received_at", "detail": when}],
    )


def _danish(moment: datetime) -> str:
    return moment.astimezone(DANISH_TIME).isoformat()
