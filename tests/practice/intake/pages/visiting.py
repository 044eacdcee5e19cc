"""The pages of one notification as their tests visit them."""

from __future__ import annotations

import re
from typing import Any


def page_at(came: Any, tail: str = "", number: int = 0) -> str:
    return f"/modtagelsen/{came.concerns[number].pk}/{tail}"


def sent(client: Any, address: str, **typed: Any) -> Any:
    page = client.get(address).content.decode()
    return client.post(address, {"once": re.findall(r'name="once" value="([^"]*)"', page)[0], **typed})
