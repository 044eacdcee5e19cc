"""Other systems are answered before the pages' own middleware: they have no session, no language and no forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from io import BytesIO

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.urls.resolvers import RegexPattern, URLResolver
from django.utils.log import log_response

from tovholder.entrances.api.openapi import ADDRESSES
from tovholder.entrances.api.problems import problem

PLACE = "api/v1/"
_resolver = URLResolver(RegexPattern(r"^/"), (path(PLACE, ADDRESSES),))
_way_to = lru_cache(maxsize=32)(_resolver.resolve)


class OtherSystemsFirst:
    """Middleware. The API locks its own doors (tokens) and sets nothing a browser would read.

    Going through twelve more of them took a tenth of the time of a notification.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer what is for the API, and hand on everything else."""
        return answered(request) if is_for_other_systems(request.path_info) else self.get_response(request)


def is_for_other_systems(path: str) -> bool:
    """Whether what is asked for at this path is the API's to answer."""
    return path.startswith(f"/{PLACE}")


def answered(request: HttpRequest) -> HttpResponse:
    """The API's answer. It never raises: what goes wrong is a problem that is told."""
    answer = _answer(_in_one_piece(request))
    answer.setdefault("Content-Length", str(len(answer.content)))
    if answer.status_code >= HTTPStatus.BAD_REQUEST:
        log_response("%s: %s", answer.reason_phrase, request.path, response=answer, request=request)
    return answer


def _answer(request: HttpRequest) -> HttpResponse:
    """What the address says; whatever goes wrong is told as every other problem is, never as a page for people."""
    try:
        match = _way_to(request.path_info)
        request.resolver_match = match
        answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return problem(
            404, "address", title="Adressen findes ikke", detail="Se /api/v1/openapi.json for det, der kan spørges om."
        )
    except Exception as error:
        return _our_fault(request, error)
    return _not_that_way(answer) if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED else answer


def _not_that_way(answer: HttpResponse) -> HttpResponse:
    told = problem(405, "method", title="Sådan kan adressen ikke bruges", detail=f"Brug {answer['Allow']}.")
    told["Allow"] = answer["Allow"]
    return told


def _our_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    got_request_exception.send(sender=OtherSystemsFirst, request=request)
    answer = problem(
        500,
        "our-fault",
        title="Noget gik galt hos os",
        # Where the database went away in the very moment of storing, nobody knows here whether it did.
        detail="Det er måske ikke gemt. Send igen om lidt med samme Idempotency-Key: er det gemt, kommer den samme "
        "kvittering. Ring, hvis det haster.",
    )
    log_response("%s: %s", type(error).__name__, request.path, response=answer, request=request, exception=error)
    return answer


def _in_one_piece(request: HttpRequest) -> HttpRequest:
    """A body sent in pieces (chunked) tells no length, and would be read as none: it is read to its end first.

    One byte more than is allowed is enough to see that it is too big.
    """
    if "chunked" not in request.META.get("HTTP_TRANSFER_ENCODING", "").casefold():
        return request
    body = request.META["wsgi.input"].read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    return WSGIRequest(request.META | {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))})
