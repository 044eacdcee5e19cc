"""The program's door, where gunicorn knocks: other systems are answered at once, people by way of Django's handler."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware

from tovholder.config.between_requests import look_at_the_line
from tovholder.entrances.api.straight import answered, is_for_other_systems

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


def front_door(pages: Application) -> Application:
    """What gunicorn calls. `pages` answers everything that is not for other systems.

    For them Django's handler does little that they need: signals for what pages clean up, an address book by thread,
    and a middleware that would send them where they are sent here. Without it a notification takes a twentieth less.
    """
    # TLS only, where there is TLS, and the headers of a page; who asks for a host that is not ours is told no.
    safely = convert_exception_to_response(SecurityMiddleware(answered))

    def knocked(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not is_for_other_systems(environ.get("PATH_INFO", "")):
            return pages(environ, start_response)
        look_at_the_line()
        answer = cast("HttpResponse", safely(WSGIRequest(environ)))
        start_response(f"{answer.status_code} {answer.reason_phrase}", [*answer.items()])
        return [answer.content]

    return knocked
