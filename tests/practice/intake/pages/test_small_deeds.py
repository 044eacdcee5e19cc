"""The small things done with one child in a notification, each on a page of its own."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_at, page_of, sent
from tests.world.frontdesk import LITTLE_BOY, received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.practice.intake.models import Concern, PoliceCoordination, Question
from tovholder.practice.intake.reports import ChildSaid

pytestmark = pytest.mark.django_db


def test_somebody_takes_the_row(desk, came, karen):
    desk.post(page_at(came, "tag/"))

    assert "Taget af Karen Holm" in page_of(desk.get("/modtagelsen/"))


def test_who_is_on_watch_without_a_post_takes_the_row_by_name(browser_of, nadja, came):
    watch = browser_of(nadja)

    answer = watch.post(page_at(came, "tag/"), follow=True)

    assert "Du har taget den." in page_of(answer) and "Jeg tager den" not in page_of(answer)
    assert "Taget af Nadja Brink" in page_of(watch.get("/modtagelsen/"))


def test_nothing_is_taken_by_a_look(desk, came):
    assert desk.get(page_at(came, "tag/")).status_code == 405


def test_a_question_is_answered(desk):
    came = received(LITTLE_BOY, at=AFTERNOON)
    question = Question.objects.filter(answered_at=None).first()
    address = page_at(came, f"spoergsmaal/{question.pk}/")

    without = sent(desk, address, answer="")
    sent(desk, address, answer="Han er fire år.")

    assert "Udfyld »Svar«." in page_of(without)
    question.refresh_from_db()
    assert question.answer == "Han er fire år."
    assert "Han er fire år." in page_of(desk.get(page_at(came)))


def test_a_question_of_another_notification_is_not_there(desk, came):
    other = received(LITTLE_BOY, at=AFTERNOON)
    question = other.notification.questions.first()

    assert desk.get(page_at(came, f"spoergsmaal/{question.pk}/")).status_code == 404


def test_a_hold_is_set_and_lifted_with_a_reason(desk, came, freja, karen):
    assert "Vælg et svar" in page_of(sent(desk, page_at(came, "kontaktstop/")))
    sent(desk, page_at(came, "kontaktstop/"), because="child_asked", review_on="20.10.2026")
    hold = ContactHold.objects.get(child=freja)
    assert (hold.because, hold.review_on, hold.lifted_at) == ("child_asked", date(2026, 10, 20), None)

    without = sent(desk, page_at(came, "kontaktstop/ophaev/"), reason="")
    sent(desk, page_at(came, "kontaktstop/ophaev/"), reason="Risikoen er vurderet sammen med politiet.")

    assert "Udfyld »Hvorfor må familien kontaktes igen?«." in page_of(without)
    hold.refresh_from_db()
    assert (hold.lifted_by, hold.lifted_because) == (karen.pk, "Risikoen er vurderet sammen med politiet.")


def test_a_hold_cannot_be_lifted_before_it_was_set(desk, came, freja):
    sent(desk, page_at(came, "kontaktstop/"), because="child_asked")

    answer = sent(desk, page_at(came, "kontaktstop/ophaev/"), reason="Fordi.", lifted_at="2026-10-16T10:00")

    assert "Kontaktstoppet begyndte først fre. 16.10.2026" in page_of(answer) and "Fordi." in page_of(answer)
    assert ContactHold.objects.get().lifted_at is None


def test_a_hold_somebody_else_has_lifted_is_told(desk, came):
    answer = desk.get(page_at(came, "kontaktstop/ophaev/"), follow=True)

    assert "Kontaktstoppet er allerede ophævet." in page_of(answer)


def test_an_agreement_with_the_police_puts_the_talk_off_until_its_day(desk, freja):
    came = received(freja, at=AFTERNOON, safety_flags=("abuse_sexual",))

    sent(desk, page_at(came, "politi/"), agreed="Afhøring i Børnehuset.", review_on="20.10.2026", reported="yes")

    agreement = PoliceCoordination.objects.get()
    assert (agreement.agreed, agreement.review_on) == ("Afhøring i Børnehuset.", date(2026, 10, 20))
    page = page_of(desk.get(page_at(came)))
    assert "Afhøring i Børnehuset." in page and "Venter på politiet siden" in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"agreed": "", "review_on": "20.10.2026"}, "Udfyld »Hvad er aftalt med politiet?«."),
        ({"agreed": "Afhøring.", "review_on": "15.10.2026"}, "Dagen er gået."),
        ({"agreed": "Afhøring.", "review_on": "31.11.2026"}, "Datoen skal findes i kalenderen."),
        (
            {"agreed": "Afhøring.", "review_on": "20.10.2026", "coordinated_at": "2026-10-17T10:00"},
            "Tidspunktet ligger i fremtiden.",
        ),
    ],
)
def test_an_agreement_that_cannot_be_is_told_and_kept(desk, came, typed, message):
    answer = sent(desk, page_at(came, "politi/"), **typed)

    assert message in page_of(answer) and typed["agreed"] in page_of(answer)
    assert not PoliceCoordination.objects.exists()


def test_the_police_have_nothing_against_the_talk_any_more(desk, freja):
    came = received(freja, at=AFTERNOON, safety_flags=("abuse_sexual",))
    sent(desk, page_at(came, "politi/"), agreed="Afhøring i Børnehuset.", review_on="20.10.2026")

    sent(desk, page_at(came, "politi/slut/"), reason="Afhøringen er holdt.")

    assert Line.objects.filter(deed="police coordination ended").exists()


def test_contact_with_the_family_is_noted_once_however_often_it_is_pressed(desk, came):
    page = desk.get(page_at(came, "kontakt/")).content.decode()
    typed = {"once": re.findall(r'name="once" value="([^"]*)"', page)[0], "how": "Mor i telefon"}

    desk.post(page_at(came, "kontakt/"), typed)
    desk.post(page_at(came, "kontakt/"), typed)

    assert Line.objects.filter(deed="family contacted").count() == 1


def test_contact_before_the_notification_came_is_told(desk, came):
    answer = sent(desk, page_at(came, "kontakt/"), how="Mor i telefon", contacted_at="2026-10-15T10:00")

    assert "Tidspunktet ligger før" in page_of(answer) and "Mor i telefon" in page_of(answer)


def test_an_unknown_child_is_found_out_and_it_can_be_undone(desk, freja):
    came = received(LITTLE_BOY, at=AFTERNOON)
    looked = sent(desk, page_at(came, "hvem/"), name="Freja Ågård")
    assert "Freja Ågård, 9 år" in page_of(looked) and "samme navn" in page_of(looked)

    sent(desk, page_at(came, "hvem/"), name="Freja Ågård", choose="1", known_child=str(freja.pk))

    child = came.concerns[0].child
    child.refresh_from_db()
    assert child.same_as == freja
    page = page_of(desk.get(page_at(came)))
    assert "Freja Ågård" in page and "Den lille dreng på anden sal" in page

    sent(desk, page_at(came, "hvem/fortryd/"), reason="Det var naboens dreng.")

    child.refresh_from_db()
    assert child.same_as is None


def test_an_unknown_child_who_is_new_to_us_is_written_down_where_the_search_ends(desk, freja):
    came = received(LITTLE_BOY, at=AFTERNOON)

    looked = sent(desk, page_at(came, "hvem/"), name="Elias Noer")

    new_child = f"/sag/{came.concerns[0].child_id}/om-barnet/"
    assert f'href="{new_child}"' in page_of(looked)
    assert desk.get(new_child).status_code == 200


def test_who_chooses_nobody_is_told_to_choose(desk, freja):
    came = received(LITTLE_BOY, at=AFTERNOON)

    for nobody in ("", "hest", str(came.concerns[0].child_id)):
        answer = sent(desk, page_at(came, "hvem/"), name="Freja", choose="1", known_child=nobody)
        assert "Vælg et af børnene på listen." in page_of(answer)


def test_who_looks_for_nothing_is_told_what_to_write(desk, came):
    assert "Skriv mindst én ting at søge på." in page_of(sent(desk, page_at(came, "flyt/"), name=""))


def test_a_notification_is_moved_to_the_right_child_with_the_moment_it_came(desk, came, freja, fjordby):
    ida = Child.objects.create(name="Ida Bro", birth_date="2016-01-02", unit=fjordby.north)

    answer = sent(desk, page_at(came, "flyt/"), name="Ida Bro", choose="1", known_child=str(ida.pk))

    moved = Concern.objects.get(child=ida)
    assert answer.url == f"/modtagelsen/{moved.pk}/"
    assert moved.assess_before == AFTERNOON + timedelta(hours=24)
    assert desk.get(page_at(came)).status_code == 404
    assert desk.get(answer.url).status_code == 200


def test_it_cannot_be_moved_to_a_child_it_stands_on(desk, freja):
    came = received(freja, ChildSaid(name="Ida Bro"), at=AFTERNOON)
    ida = came.concerns[1].child

    answer = sent(desk, page_at(came, "flyt/"), name="Ida Bro", choose="1", known_child=str(ida.pk))

    assert "Underretningen står allerede på det barn." in page_of(answer)


def test_a_letter_is_joined_to_the_call_it_is_a_copy_of_and_is_still_assessed(desk, freja):
    call = received(freja, at=AFTERNOON - timedelta(days=1), text="Opkaldet.")
    letter = received(freja, at=AFTERNOON, text="Brevet.")
    nothing_chosen = sent(desk, page_at(letter, "hoerer-til/"))
    assert "Vælg den underretning, den hører til." in page_of(nothing_chosen)

    sent(desk, page_at(letter, "hoerer-til/"), earlier=str(call.notification.pk))

    letter.notification.refresh_from_db()
    assert letter.notification.belongs_to == call.notification
    assert desk.get(page_at(letter)).status_code == 200
    assert "Brevet." in page_of(desk.get("/modtagelsen/?trin=ny"))


def test_without_an_earlier_one_there_is_nothing_to_join(desk, came):
    assert "Der er ingen tidligere underretning om barnet." in page_of(desk.get(page_at(came, "hoerer-til/")))


TAILS = ["tag/", "hvem/", "hvem/fortryd/", "flyt/", "hoerer-til/", "kontakt/", "politi/", "politi/slut/"]
TAILS += ["kontaktstop/", "kontaktstop/ophaev/", "ny-i-sagen/"]


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("who", ["svend", "dorte"])
def test_nobody_else_can_do_them(request, browser_of, came, tail, who):
    client = browser_of(request.getfixturevalue(who))

    if tail != "tag/":  # which is a deed alone, and no page
        assert client.get(page_at(came, tail)).status_code == 404
    if tail != "ny-i-sagen/":  # which is a page alone, and no deed
        assert client.post(page_at(came, tail), {"reason": "x"}).status_code == 404


@pytest.mark.parametrize("tail", [tail for tail in TAILS if tail != "tag/"])
def test_each_page_asks_the_database_twelve_things_at_most(desk, came, shown_with_few_questions, tail):
    sent(desk, page_at(came, "kontaktstop/"), because="child_asked")

    shown_with_few_questions(desk, page_at(came, tail))


def test_what_has_happened_is_told_of_the_moment_it_happened(desk, came):
    sent(desk, page_at(came, "kontakt/"), how="Mor i telefon", contacted_at="2026-10-16T20:30")

    line = Line.objects.get(deed="family contacted")
    assert (line.happened_at, line.recorded_at) == (FRIDAY_EVENING - timedelta(minutes=44), FRIDAY_EVENING)


def test_who_is_not_alike_is_shown_side_by_side_before_two_become_one(desk, freja):
    came = received(ChildSaid(name="Freja Holm", birth_date=date(2016, 5, 4)), at=AFTERNOON)
    freja.birth_date = date(2017, 5, 4)
    freja.save()
    concern, chosen = came.concerns[0], {"name": "Freja Ågård", "choose": "1", "known_child": str(freja.pk)}

    warned = page_of(sent(desk, page_at(came, "hvem/"), **chosen))
    assert "Ikke det samme på de to: fødselsdag, navn. Det kan være to børn." in warned
    assert all(day in warned for day in ("4. maj 2016", "4. maj 2017"))
    assert f'value="{freja.pk}" checked' in warned
    assert Child.objects.get(pk=concern.child_id).same_as is None

    sent(desk, page_at(came, "hvem/"), **chosen, sure=str(freja.pk))
    assert Child.objects.get(pk=concern.child_id).same_as == freja
