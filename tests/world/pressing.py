"""The same button pressed twice on the same page, and whether the second press left everything as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client

# Each look at a page is noted, and a session carries the words shown next: neither is the work.
NOT_THE_WORK = frozenset({"access_reading", "access_listreading", "django_session"})
ON_THE_PAGE = ("draft_version", "seen_version", "once")


def everything() -> dict[str, str]:
    """A print of all that is kept, table by table."""
    tables = {model._meta.db_table for model in apps.get_models() if model._meta.managed} - NOT_THE_WORK
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from \"{table}\" t")
            found[table] = cursor.fetchone()[0]
    return found


def filled_in(browser: Client, url: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What the browser sends from this page: what was typed, and what the page itself put into its form."""
    page = browser.get(url).content.decode()
    own = {name: found[1] for name in ON_THE_PAGE if (found := re.search(rf'name="{name}" value="([^"]*)"', page))}
    return {**own, **typed}


def pressed_twice(browser: Client, url: str, typed: Mapping[str, Any]) -> list[str]:
    """Fill the page in, press twice; where each press led, and the second is known to have changed nothing."""
    sent = filled_in(browser, url, typed)
    before = everything()
    first = browser.post(url, sent)
    after = everything()
    assert after != before, "the first press did nothing"
    second = browser.post(url, sent)
    assert {table for table, kept in everything().items() if kept != after[table]} == set()
    assert (first.status_code, second.status_code) == (302, 302)
    landed = browser.get(second["Location"])
    assert landed.status_code == 200, "the second press leads nowhere"
    assert list(get_messages(landed.wsgi_request)), "nobody is told that it is done"
    return [first["Location"], second["Location"]]
