"""The pages of a case as its tests ask them: where a page is, what it answers, and what it carries along."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone


def page_for(name: str, thing: Model) -> str:
    """Where the page about this thing is."""
    return reverse(f"casework:{name}", args=[thing.pk])


def said(browser: Client, page: str, thing: Model, /, **typed: Any) -> str:
    """What the page answers: where it leads, or its words."""
    answer = browser.post(page_for(page, thing), typed)
    return answer.headers["Location"] if answer.status_code == 302 else answer.content.decode()


def token_on(page: Any) -> str:
    """The draft that the page's form carries."""
    return str(page.content.decode()).split('name="draft_version" value="')[1].split('"')[0]


def later(**length: float) -> str:
    """The day so long from now, as a form takes it."""
    return (timezone.localtime() + timedelta(**length)).date().isoformat()


NEW_PLACEMENT = {
    "place": "Familien Lund",
    "municipality": "Skovby",
    "kind": "23",
    "basis": "consent",
    "siblings": "none",
}
APPROVED = {
    "name": "Moster Karin",
    "person_1": "Karin",
    "criminal_1": "2026-01-02",
    "children_1": "2026-01-03",
    "home_visit_on": "2026-01-10",
    "childs_wish": "Vil gerne.",
    "review_on": later(days=200),
}
