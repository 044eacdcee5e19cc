"""A notification taken down as a browser does it."""

from __future__ import annotations

import re
from typing import Any

NEW = "/modtagelsen/ny/"


def opened(client: Any) -> str:
    """The address of a new notification."""
    return str(client.get(NEW).url)


def written(client: Any, address: str, **typed: Any) -> dict[str, Any]:
    """What the browser would send: the page's own fields with what was typed."""
    page = client.get(address).content.decode()
    tokens = re.findall(r'name="draft_version" value="([^"]*)"', page)
    counts = {"barn-TOTAL_FORMS": 1, "barn-INITIAL_FORMS": 1, "voksen-TOTAL_FORMS": 1, "voksen-INITIAL_FORMS": 1}
    start = {"channel": "phone", "danger_now": "unknown", "parents_may_know": "unknown", "draft_version": tokens[0]}
    return {**counts, **start, "save": "1", **{name.replace("__", "-"): value for name, value in typed.items()}}
