"""Freja's home with two holders of joint custody, and a decision being prepared about her."""

from __future__ import annotations

from typing import Any

import pytest

from tests.practice.decisions.pages import begun
from tests.world.moments import OCTOBER_1
from tests.world.people import LONG_AGO
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie, TieKind
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.models import Preparation


@pytest.fixture
def lene(freja: Child, home: Home) -> Adult:
    """Freja's mother, with custody."""
    lene = Adult.objects.create(name="Lene Ågård", phone="40 00 00 21")
    Tie.objects.create(child=freja, adult=lene, kind=TieKind.MOTHER, custody=True, starts=LONG_AGO)
    Residence.objects.create(adult=lene, home=home, starts=LONG_AGO)
    return lene


@pytest.fixture
def jonas(freja: Child) -> Adult:
    """Freja's father, with custody, living elsewhere."""
    jonas = Adult.objects.create(name="Jonas Bech")
    Tie.objects.create(child=freja, adult=jonas, kind=TieKind.FATHER, custody=True, starts=LONG_AGO)
    return jonas


@pytest.fixture
def prepare(freja: Child, svends_hand: Author) -> Any:
    """Begin to prepare a decision about Freja on 1 October."""

    def begin(kind: str = "support", purpose: str = "At Freja får ro om aftenen.", **told: Any) -> Preparation:
        told = {"raised_at": OCTOBER_1, "at": OCTOBER_1, "by": svends_hand, **told}
        return actions.prepare([freja], kind=kind, purpose=purpose, **told)[0]

    return begin


@pytest.fixture
def support(freja: Child, lene: Adult, svends_hand: Author) -> Preparation:
    """Support for Freja, asked about since yesterday."""
    return begun(freja, svends_hand)
