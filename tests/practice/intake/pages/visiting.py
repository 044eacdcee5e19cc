"""The pages of one notification as their tests visit them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from tests.world.people import FRIDAY_EVENING


def page_at(came: Any, tail: str = "", number: int = 0) -> str:
    return f"/modtagelsen/{came.concerns[number].pk}/{tail}"


def sent(client: Any, address: str, **typed: Any) -> Any:
    page = client.get(address).content.decode()
    return client.post(address, {"once": re.findall(r'name="once" value="([^"]*)"', page)[0], **typed})


AFTERNOON = FRIDAY_EVENING - timedelta(hours=3)


def page_of(response: Any) -> str:
    """The page as text, with its spaces made one."""
    return " ".join(response.content.decode().split())
