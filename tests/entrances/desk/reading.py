"""The pages of a child as their tests read them."""

from __future__ import annotations

from django.urls import reverse


def read(browser, child, **chosen):
    answer = browser.get(reverse("desk:timeline", args=[child.pk]), chosen)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())
