"""Whatever is typed into the small forms: told in Danish, kept on the page, nothing half done; and once is once."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings

from tests.practice.intake.pages.visiting import AFTERNOON, page_at, page_of, sent
from tests.world.frontdesk import received
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import ContactHold
from tovholder.practice.intake.models import PoliceCoordination, Question, RiskAssessment

pytestmark = pytest.mark.django_db

WORDS = "Hun sagde det selv"
NO_SUCH_DAY, TOO_EARLY, TOO_LATE = "29.02.2027", "2026-10-16T12:00", "2026-10-17T10:00"
HUGE = "x" * 501
IN_THE_CALENDAR = "Datoen skal findes i kalenderen."
FUTURE, BEFORE, LONG = "Tidspunktet ligger i fremtiden.", "Tidspunktet ligger før", "tegn"
SLIPS = [
    ("kontakt/", {"how": WORDS, "contacted_at": "29.02.2027 kl. 10.00"}, IN_THE_CALENDAR),
    ("kontakt/", {"how": WORDS, "contacted_at": TOO_LATE}, FUTURE),
    ("kontakt/", {"how": WORDS, "contacted_at": TOO_EARLY}, BEFORE),
    ("kontakt/", {"how": WORDS + HUGE}, LONG),
    ("kontakt/", {"how": f"{WORDS}\x00"}, "Null"),
    ("politi/", {"agreed": WORDS, "review_on": NO_SUCH_DAY}, IN_THE_CALENDAR),
    ("politi/", {"agreed": WORDS, "review_on": "20.10.2026", "coordinated_at": TOO_LATE}, FUTURE),
    ("politi/", {"agreed": WORDS, "review_on": "20.10.2026", "parents_may_know_from": "snart"}, IN_THE_CALENDAR),
    ("politi/", {"agreed": WORDS + HUGE, "review_on": "20.10.2026"}, LONG),
    ("kontaktstop/", {"because": "findes-ikke", "review_on": "20.10.2026"}, "Svaret findes ikke på listen."),
    ("kontaktstop/", {"because": "child_asked", "review_on": "01.10.2026"}, "Dagen er gået."),
    ("risiko/", {"assessment": WORDS, "not_to_be_contacted": HUGE}, LONG),
    ("risiko/", {"assessment": WORDS, "not_to_be_contacted": "Far", "assessed_at": TOO_EARLY}, BEFORE),
    ("risiko/", {"assessment": WORDS, "not_to_be_contacted": "Far", "assessed_at": "i går"}, "Skriv dag og klokkeslæt"),
    ("mistaenkt/", {"name": WORDS + HUGE}, LONG),
    ("mistaenkt/", {"name": WORDS, "adult": "hest"}, "Svaret findes ikke på listen."),
    ("hvem/", {"name": WORDS, "birth_date": NO_SUCH_DAY}, IN_THE_CALENDAR),
    ("hvem/", {"name": WORDS, "choose": "1", "known_child": "hest"}, "Vælg et af børnene på listen."),
    ("flyt/", {"name": WORDS, "birth_date": "2.13.2020"}, IN_THE_CALENDAR),
]


def nothing_done() -> bool:
    """No deed but the receiving itself, and its own question marks."""
    deeds = Line.objects.exclude(deed__in=("notification received", "child registered"))
    return not (deeds.exists() or PoliceCoordination.objects.exists() or RiskAssessment.objects.exists())


@pytest.mark.parametrize(("tail", "typed", "message"), SLIPS)
def test_a_slip_is_told_in_danish_and_what_was_typed_stays(desk, came, tail, typed, message):
    page = page_of(sent(desk, page_at(came, tail), **typed))

    assert message in page
    for value in typed.values():
        assert WORDS not in value or WORDS in page
    assert nothing_done()
    assert not ContactHold.objects.exists()


TWICE = [
    ("kontakt/", {"how": WORDS}, "family contacted"),
    ("politi/", {"agreed": WORDS, "review_on": "20.10.2026"}, "police coordinated"),
    ("kontaktstop/", {"because": "child_asked"}, "contact hold set"),
    ("risiko/", {"assessment": WORDS, "not_to_be_contacted": "Far"}, "risk assessed before contact"),
    ("mistaenkt/", {"name": WORDS}, "suspect named"),
]


@pytest.mark.parametrize(("tail", "typed", "deed"), TWICE)
def test_pressed_twice_it_is_done_once(desk, came, tail, typed, deed):
    for _ in range(2):
        desk.post(page_at(came, tail), {"once": "b" * 32, **typed})

    assert Line.objects.filter(deed=deed).count() == 1


@pytest.mark.parametrize(("tail", "typed", "deed"), TWICE)
def test_when_the_log_in_ends_while_somebody_writes_the_words_are_shown_again(desk, came, tail, typed, deed):
    del desk.cookies[settings.SESSION_COOKIE_NAME]

    answer = desk.post(page_at(came, tail), typed, headers={"origin": "http://testserver"})

    page = page_of(answer)
    assert "Du er logget ud" in page
    assert all(value in page for value in typed.values() if value == WORDS)
    assert not Line.objects.filter(deed=deed).exists()


def test_an_answer_longer_than_its_field_is_told_and_kept(desk):
    came = received(at=AFTERNOON)
    question = Question.objects.filter(notification=came.notification).first()
    assert question is not None

    page = page_of(sent(desk, page_at(came, f"spoergsmaal/{question.pk}/"), answer=WORDS + HUGE))

    question.refresh_from_db()
    assert LONG in page and WORDS in page
    assert question.answered_at is None


@pytest.mark.parametrize("once", ["", "x" * 5000, "\x00"])
def test_a_form_without_its_key_is_still_a_form(desk, came: Any, once):
    answer = desk.post(page_at(came, "kontakt/"), {"once": once, "how": WORDS})

    assert answer.status_code == 302
    assert Line.objects.filter(deed="family contacted").count() == 1
