"""The pages of an investigation as their tests visit them."""

from __future__ import annotations

from django.db.models import Model
from django.test import Client
from django.urls import reverse


def page(name: str, thing: Model) -> str:
    """The address of a page of this room."""
    return reverse(f"investigations:{name}", args=[thing.pk])


def html(browser: Client, address: str) -> str:
    """What stands on the page."""
    return browser.get(address).content.decode()


def token_on(shown: str, name: str = "draft_version") -> str:
    """A hidden value of a form."""
    return shown.split(f'name="{name}" value="')[1].split('"')[0]
