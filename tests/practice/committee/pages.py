"""The pages of the committee as their tests visit them."""

from __future__ import annotations

import html
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

A_YEAR_AHEAD = (timezone.now() + timedelta(days=365)).date().isoformat()
VOTES = ("councillor_1", "councillor_2", "judge", "expert_1", "expert_2")


def address(name, *args):
    return reverse(f"committee:{name}", args=args)


def text_of(answer):
    return html.unescape(answer.content.decode())


def recommended(browser, matter):
    browser.post(address("recommend", matter.pk), {"recommends": "Freja anbringes uden samtykke efter § 47, stk. 1."})


def verdict(committee, votes_for, **more):
    cast = {
        f"vote_{seat}": f"{committee[seat].pk}:{'for' if n < votes_for else 'against'}" for n, seat in enumerate(VOTES)
    }
    said = {"result": "as_recommended", "reasons": "Der er en åbenbar risiko.", "renewal_due": A_YEAR_AHEAD}
    return {**said, **cast, **more}
