"""The receipt protocol as the API's own description tells it: the key, and every answer that is not a receipt."""

from __future__ import annotations

from typing import Any

_PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
_PROBLEMS = {
    400: "Indholdet eller nøglen kan ikke læses.",
    401: "Adgangsnøglen mangler eller er ukendt.",
    409: "Nøglen er brugt til et andet indhold.",
    413: "Indholdet fylder mere end 1 MB.",
    422: "Nogle felter kan ikke læses; `errors` siger hvilke.",
    500: "Noget gik galt hos os, og intet er gemt. Send igen med samme nøgle.",
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "maxLength": 200},
    "description": "En nøgle pr. underretning, for eksempel en UUID. Huskes i 30 dage.",
}

PROTOCOL: dict[str, Any] = {
    "parameters": [_KEY],
    "responses": {
        status: {"description": what, "content": {"application/problem+json": {"schema": _PROBLEM}}}
        for status, what in _PROBLEMS.items()
    },
}
