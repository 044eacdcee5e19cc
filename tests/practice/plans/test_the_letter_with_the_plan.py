"""The plan as a letter: its words, in the order of the page, without law and without what is not shared."""

from datetime import date

import pytest
from django.utils import translation

from tests.world.moments import OCTOBER_1
from tovholder.practice.casework.models import Visible
from tovholder.practice.plans.queries.writing import written
from tovholder.practice.plans.wording import as_letter

pytestmark = pytest.mark.django_db

LETTER = """\
Det vil jeg gerne
Jeg vil gerne sove hos mor.

Mål 1. Freja sover hele natten
Det gør vi: Mor og Freja læser en bog hver aften
Hvem: Mor og Freja
Senest: 1. december 2026
Sådan ser vi det: Freja har sovet fem nætter i træk
Dit svar: Ja, det passer / Det passer ikke helt / Det vil jeg tale om

Mål 2. Freja er i skole hver dag
Det gør vi: Moster følger Freja om morgenen
Hvem: Moster Ida
Senest: 1. november 2026
Sådan ser vi det: Skolen skriver fraværet ned
Dit svar: Ja, det passer / Det passer ikke helt / Det vil jeg tale om

Sådan har barnets ønske påvirket beslutningen
Freja bliver hos mor, og mor får hjælp om aftenen.

Næste gang vi kigger på planen: 20. december 2026"""


@pytest.mark.parametrize("reader", [Visible.CHILD, Visible.CUSTODY_HOLDER])
def test_the_letter_reads_as_the_plan(freja, planned, reader):
    planned(freja, at=OCTOBER_1)

    assert as_letter(written(freja).holds, reader=reader, next_on=date(2026, 12, 20)) == LETTER


def test_who_reads_the_pages_in_english_still_sends_the_plan_in_danish(freja, planned):
    planned(freja, at=OCTOBER_1)

    with translation.override("en"):
        letter = as_letter(written(freja).holds, reader=Visible.CHILD, next_on=date(2026, 12, 20))

    assert letter == LETTER
