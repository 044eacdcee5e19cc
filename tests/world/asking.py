"""How little a page asks of the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

TWELVE = 12  # statements, with those for the session, the reader and the frame


@pytest.fixture
def shown_with_few_questions(django_assert_max_num_queries: Any) -> Callable[..., str]:
    """Look at a page, or send it what was typed: it is shown, and asks the database twelve things at most.

    That it is shown belongs to it: a page that is refused, or leads elsewhere, asks next to nothing.
    """

    def shown(browser: Client, address: str, typed: dict[str, Any] | None = None, *, most: int = TWELVE) -> str:
        with django_assert_max_num_queries(most):
            answer = browser.get(address) if typed is None else browser.post(address, typed)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.content.decode()

    return shown
