"""Errors as RFC 9457 problem details: what is wrong, in Danish, and what to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypedDict

from django.http import HttpResponse

TYPES = "https://tovholder.invalid/problems/"


class Fault(TypedDict):
    """One thing wrong in the body: where (a JSON pointer) and what."""

    pointer: str
    detail: str


def problem(status: int, name: str, *, title: str, detail: str, faults: Sequence[Fault] = ()) -> HttpResponse:
    """An answer of type application/problem+json. `name` tells a machine which problem it is."""
    body = {"type": TYPES + name, "title": title, "status": status, "detail": detail}
    if faults:
        body["errors"] = list(faults)
    return HttpResponse(
        json.dumps(body, ensure_ascii=False).encode(),
        status=status,
        content_type="application/problem+json",
    )
