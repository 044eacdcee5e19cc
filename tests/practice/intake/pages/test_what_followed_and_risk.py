"""The professional hears whether anything was started; before the family hears of honour, the risk is weighed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_at, page_of, sent
from tests.world.frontdesk import NEIGHBOUR, hand, received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import ContactHold
from tovholder.practice.intake.actions import assess_safety, screen
from tovholder.practice.intake.models import Concern, RiskAssessment, ToldWhatFollowed
from tovholder.practice.intake.queries.told import to_be_told

pytestmark = pytest.mark.django_db


def decided(came: Any, karen: Any) -> Any:
    """Assessed and decided: it goes to the child's own unit."""
    (concern,) = came.concerns
    signed: dict[str, Any] = {"at": FRIDAY_EVENING, "by": hand(karen)}
    assess_safety(concern, result="no_danger", reason="Talt med skolen.", assessed_at=FRIDAY_EVENING, **signed)
    screen(concern, outcome="N5", reason="Flere tegn.", screened_at=FRIDAY_EVENING, **signed)
    return came


def waiting_to_be_told(child):
    return list(to_be_told(Concern.objects.filter(child=child)))


def test_when_it_is_decided_the_professional_is_a_task_until_told(desk, came, karen, freja):
    assert "Fagpersonen skal have at vide" not in page_of(desk.get(page_at(came)))
    decided(came, karen)
    assert waiting_to_be_told(freja) == [came.concerns[0]]
    assert "Fagpersonen mangler besked" in page_of(desk.get("/modtagelsen/?trin=afgjort"))
    assert "Fagpersonen skal have at vide" in page_of(desk.get(page_at(came)))
    assert freja.deadlines.running().filter(rule="NOTIF-INFORM-PRO").exists()

    sent(desk, page_at(came, "hvad-fulgte/"), answer="yes", how="letter")

    told = ToldWhatFollowed.objects.get()
    assert (told.started, told.in_person, told.given_by) == (True, False, karen.pk)
    assert "vi har sat en undersøgelse eller hjælp i gang" in told.letter.body
    assert "Freja" not in told.letter.body and told.letter.recipient == "Tove Krogh"
    page = page_of(desk.get(page_at(came)))
    assert "Fagpersonen ved, at der er sat noget i gang" in page and "Fagpersonen skal have at vide" not in page
    assert waiting_to_be_told(freja) == []
    assert not freja.deadlines.running().filter(rule="NOTIF-INFORM-PRO").exists()


def test_the_line_carries_what_the_clock_asks_for(desk, came, karen):
    decided(came, karen)

    sent(desk, page_at(came, "hvad-fulgte/"), answer="no", how="in_person")

    line = Line.objects.get(deed="notifier told what followed")
    assert line.facts.facts["notification"] == str(came.notification.pk)
    assert (line.facts.facts["started"], line.facts.facts["in_person"]) == (False, True)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"how": "letter"}, "Vælg et svar"),
        ({"answer": "yes"}, "Vælg et svar"),
        ({"answer": "no", "what": "Aflastning", "how": "letter"}, "Der er ikke sat noget i gang."),
        ({"answer": "yes", "how": "not"}, "Skriv, hvorfor fagpersonen ikke får besked."),
        ({"answer": "yes", "how": "letter", "not_because": "Farligt"}, "Vælg »Får ikke besked«, eller slet den."),
        ({"answer": "yes", "how": "letter", "given_at": "2026-10-17T10:00"}, "Tidspunktet ligger i fremtiden."),
        ({"answer": "yes", "how": "letter", "given_at": "2026-10-10T10:00"}, "Tidspunktet ligger før"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_is_kept(desk, came, karen, typed, message):
    decided(came, karen)

    page = page_of(sent(desk, page_at(came, "hvad-fulgte/"), **typed))

    assert message in page
    for words in (typed.get("what"), typed.get("not_because")):
        assert not words or words in page
    assert not ToldWhatFollowed.objects.exists()


def test_there_may_be_a_reason_to_say_nothing(desk, came, karen, freja):
    decided(came, karen)

    sent(desk, page_at(came, "hvad-fulgte/"), answer="yes", how="not", not_because="Det kan skade barnet.")

    told = ToldWhatFollowed.objects.get()
    assert (told.not_because, told.letter) == ("Det kan skade barnet.", None)
    assert waiting_to_be_told(freja) == []


def test_under_a_hold_no_letter_can_be_chosen(desk, freja, karen):
    came = decided(received(freja, at=AFTERNOON, safety_flags=("honour",)), karen)
    address = page_at(came, "hvad-fulgte/")

    assert 'value="letter"' not in page_of(desk.get(address))
    page = page_of(sent(desk, address, answer="yes", how="letter"))

    assert "Et brev kan ikke sendes nu" in page
    assert not ToldWhatFollowed.objects.exists()


def test_the_childs_own_caseworker_tells_it_and_nobody_elses(browser_of, svend, sofie, came, karen, freja):
    decided(came, karen)
    address = page_at(came, "hvad-fulgte/")

    answer = sent(browser_of(svend), address, answer="yes", how="in_person")

    assert answer.url.endswith(f"{freja.pk}/") and ToldWhatFollowed.objects.get().given_by == svend.pk
    assert browser_of(sofie).get(address).status_code == 404


def test_a_neighbour_is_told_nothing(desk, freja, karen):
    came = decided(received(freja, at=AFTERNOON, notifier=NEIGHBOUR), karen)

    assert desk.get(page_at(came, "hvad-fulgte/")).status_code == 404
    assert waiting_to_be_told(freja) == []


def test_pressed_twice_it_is_told_once(desk, came, karen):
    decided(came, karen)
    address = page_at(came, "hvad-fulgte/")
    typed = {"once": "a" * 32, "answer": "yes", "how": "letter"}

    for _ in range(2):
        desk.post(address, typed)

    assert ToldWhatFollowed.objects.count() == 1


@pytest.mark.parametrize("flag", ["honour", "fgm", "trip_abroad"])
def test_where_honour_is_at_stake_the_risk_is_weighed_before_the_hold_is_lifted(desk, freja, karen, flag):
    came = received(freja, at=AFTERNOON, safety_flags=(flag,), suspect=("household",))
    lift, risk = page_at(came, "kontaktstop/ophaev/"), page_at(came, "risiko/")

    answer = desk.get(lift, follow=True)
    assert answer.redirect_chain[-1][0] == risk
    assert "Skriv risikovurderingen først." in page_of(answer)
    desk.post(lift, {"reason": "Alligevel."})
    assert ContactHold.objects.get().lifted_at is None

    without = page_of(sent(desk, risk, assessment="Farfar truer.", not_to_be_contacted=""))
    assert "Udfyld »Hvem må ikke kontaktes?«." in without and "Farfar truer." in without
    sent(desk, risk, assessment="Farfar truer.", not_to_be_contacted="Farfar og farbror")
    sent(desk, lift, reason="Risikoen er vurderet sammen med politiet.")

    weighed = RiskAssessment.objects.get()
    assert (weighed.child, weighed.by, weighed.not_to_be_contacted) == (freja, karen.pk, "Farfar og farbror")
    assert Line.objects.filter(deed="risk assessed before contact").count() == 1
    assert ContactHold.objects.get().lifted_because == "Risikoen er vurderet sammen med politiet."
    assert "Farfar og farbror" in page_of(desk.get(page_at(came)))


def test_the_pages_ask_the_database_twelve_things_at_most(desk, freja, karen, django_assert_max_num_queries):
    came = decided(received(freja, at=AFTERNOON, safety_flags=("honour",)), karen)

    for tail in ("", "hvad-fulgte/", "risiko/"):
        with django_assert_max_num_queries(12):
            assert desk.get(page_at(came, tail)).status_code == 200
