"""The pages of supervision as their tests visit them."""

from __future__ import annotations

import html

from django.urls import reverse


def address(name, *args):
    return reverse(f"supervision:{name}", args=args)


def text_of(answer):
    return html.unescape(answer.content.decode())
