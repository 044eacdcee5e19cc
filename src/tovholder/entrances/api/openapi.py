"""The API's own description (OpenAPI 3.1 at /api/v1/openapi.json), and its errors as problem details."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tovholder.entrances.api.notifications import router
from tovholder.entrances.api.problems import Fault, problem
from tovholder.entrances.api.shapes import ChildSaid, NotificationSaid, NotifierSaid, ParentSaid

api = NinjaAPI(title="Tovholder", version="1", urls_namespace="api", docs_url=None, openapi_url="openapi.json")
api.add_router("", router)

# What pydantic says, in Danish.
_IN_DANISH = {
    "missing": "feltet mangler",
    "string_too_short": "feltet er tomt",
    "string_type": "skal være tekst",
    "list_type": "skal være en liste",
    "too_long": "listen er for lang",
    "bool_type": "skal være true eller false",
    "bool_parsing": "skal være true eller false",
    "timezone_aware": "tidspunktet mangler tidszone, for eksempel 2026-10-16T21:14:00+02:00",
    "datetime_from_date_parsing": "kan ikke læses som et tidspunkt, for eksempel 2026-10-16T21:14:00+02:00",
    "datetime_parsing": "kan ikke læses som et tidspunkt, for eksempel 2026-10-16T21:14:00+02:00",
    "datetime_type": "skal være et tidspunkt, for eksempel 2026-10-16T21:14:00+02:00",
    "model_attributes_type": "skal være et objekt",
    "model_type": "skal være et objekt",
}
# Steps of a fault's place that stand in the body; the others are Ninja's and pydantic's own.
_FIELDS = frozenset(
    name for shape in (NotificationSaid, NotifierSaid, ChildSaid, ParentSaid) for name in shape.model_fields
)


@api.exception_handler(ValidationError)
def unreadable_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422: the body is JSON, but some fields are not what they should be."""
    faults = [_fault(found) for found in error.errors]
    return problem(
        422,
        "fields",
        title="Nogle felter kan ikke læses",
        detail="Ret felterne, og send igen. Kun text er påkrævet.",
        faults=faults,
    )


@api.exception_handler(AuthenticationError)
def unknown_system(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """401: no token, or one we do not know."""
    answer = problem(
        401, "token", title="Ukendt afsender", detail="Send en gyldig adgangsnøgle: Authorization: Bearer …"
    )
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(HttpError)
def not_json(request: HttpRequest, error: HttpError) -> HttpResponse:
    """400: the body cannot be read at all."""
    return problem(
        error.status_code, "unreadable", title="Indholdet kan ikke læses", detail="Send gyldig JSON i UTF-8."
    )


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """413: more than one megabyte."""
    return problem(
        413,
        "too-big",
        title="Indholdet er for stort",
        detail="En underretning må fylde højst 1 MB. Send bilag på anden vis, eller ring.",
    )


def _fault(found: dict[str, Any]) -> Fault:
    place = [f"/{step}" for step in found["loc"] if isinstance(step, int) or step in _FIELDS]
    return {"pointer": "".join(place), "detail": _IN_DANISH.get(found["type"], "kan ikke læses")}


# The API has a lock of its own (tokens); the pages' log-in does not apply to it.
ADDRESSES = api.urls
for _pattern in ADDRESSES[0]:
    login_not_required(cast("Callable[..., HttpResponse]", _pattern.callback))
