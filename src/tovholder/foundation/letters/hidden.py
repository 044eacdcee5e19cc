"""What must not stand in papers that leave the house: the addresses and names of homes that are kept secret."""

from __future__ import annotations

import re
from datetime import date

from django.db.models import Q

from tovholder.foundation.families.models import Child, Home, Protection, Residence, Tie

MASKED = "[beskyttet]"
_SHORTEST = 4  # a text shorter than this says too little to be somebody's address


def hidden_words(child: Child, *, on: date) -> list[str]:
    """The words that tell where the child, or a grown-up tied to it, lives in secret that day. One statement.

    All the child's homes are secret when the child itself is protected.
    """
    tied = Tie.objects.on(on).filter(child=child.pk).values("adult")
    lives = Residence.objects.on(on).filter(Q(child=child.pk) | Q(adult__in=tied)).select_related("home")
    protected = child.protection != Protection.NONE
    secret = [each.home for each in lives if each.home.secret or (protected and each.child_id == child.pk)]
    return sorted({word for home in secret for word in _words_of(home)}, key=len, reverse=True)


def masked(text: str, hidden: list[str]) -> str:
    """The text with every hidden address or name struck out."""
    for word in hidden:
        text = re.sub(re.escape(word), MASKED, text, flags=re.IGNORECASE)
    return text


def _words_of(home: Home) -> list[str]:
    street = home.address.split(",")[0]
    return [word for word in (home.address, street, home.name) if len(word) >= _SHORTEST]
