"""A decision letter on its way: told when it lies in the letterbox, a task when it does not come through."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.decisions.deeds import decided, mother, sent
from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, facts_of_last_line, lines_of
from tests.world.people import at_the_desk
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.families.models import ContactHold, Home, HomeKind, Residence
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.outbox import deliver_waiting
from tovholder.foundation.letters.recipients import Addressee
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Task
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.actions.delivering import GIVE_UP_AFTER
from tovholder.practice.decisions.models import DecisionTold, HowTold
from tovholder.practice.decisions.views.letter_words import letter_fields
from tovholder.practice.decisions.views.proposals import decision_in_words

pytestmark = pytest.mark.django_db
A_LITTLE_LATER = NOVEMBER_2 + timedelta(minutes=1)


@pytest.fixture
def decision(prepare, svends_hand):
    """Support for Freja, decided on 2 November."""
    (made,) = decided(prepare(), svends_hand=svends_hand)
    return made


@pytest.fixture
def under_way(decision, lene, svends_hand):
    """Lene's letter, in the outbox since 2 November."""
    return sent(decision, mother(lene, HowTold.DIGITAL_POST), svends_hand)


def shown(user, decision):
    return at_the_desk(user).get(f"/afgoerelse/truffet/{decision.pk}/").content.decode()


def test_the_party_is_told_when_the_letter_is_there_and_not_when_it_is_sent(freja, under_way):
    assert lines_of(freja)[-1] == "decision letter sent"
    assert actions.see_to_letters(now=NOVEMBER_2) == 0

    deliver_waiting(now=NOVEMBER_9)
    assert actions.see_to_letters(now=NOVEMBER_9) == 1
    assert actions.see_to_letters(now=NOVEMBER_9) == 0

    told = DecisionTold.objects.get()
    assert (told.told_on, told.complaint_until) == (date(2026, 11, 9), date(2026, 12, 7))
    assert lines_of(freja)[-1] == "decision told"
    assert facts_of_last_line(freja)["told_on"] == "2026-11-09"


def test_while_digital_post_is_down_the_page_says_why_and_when_it_is_tried_again(svend, decision, under_way, settings):
    settings.DIGITAL_POST = "stand-in-failing"

    deliver_waiting(now=A_LITTLE_LATER)

    said = shown(svend, decision)
    assert "Prøves igen" in said
    assert "Digital Post svarer ikke" in said
    assert "Udlever i hånden" in said
    assert not Task.objects.exists()


def test_a_letter_refused_is_a_task_and_a_mail_that_only_says_log_in(svend, decision, under_way, settings):
    settings.DIGITAL_POST = "stand-in-refusing"
    deliver_waiting(now=A_LITTLE_LATER)

    actions.see_to_letters(now=A_LITTLE_LATER)

    assert Task.objects.get().kind == Task.Kind.LETTER_FAILED
    mail = Outgoing.objects.get(kind="family_notice")
    assert mail.payload == {"user": str(svend.pk), "path": f"/afgoerelse/truffet/{decision.pk}/"}
    said = shown(svend, decision)
    assert "Ikke leveret" in said
    assert "fritaget for Digital Post" in said
    assert not DecisionTold.objects.exists()


def test_what_cannot_be_delivered_for_a_day_is_given_up(under_way, settings):
    settings.DIGITAL_POST = "stand-in-failing"
    deliver_waiting(now=A_LITTLE_LATER)
    assert actions.see_to_letters(now=NOVEMBER_2 + GIVE_UP_AFTER - timedelta(seconds=1)) == 0

    assert actions.see_to_letters(now=NOVEMBER_2 + GIVE_UP_AFTER) == 1

    settings.DIGITAL_POST = "stand-in"
    assert deliver_waiting(now=NOVEMBER_9) == 1  # the mail that says log in; not the letter
    under_way.refresh_from_db()
    assert (under_way.failed_at, under_way.told) == (NOVEMBER_2 + GIVE_UP_AFTER, None)


def test_a_letter_that_failed_is_sent_again_and_its_task_is_done(decision, under_way, svends_hand, settings):
    settings.DIGITAL_POST = "stand-in-refusing"
    deliver_waiting(now=A_LITTLE_LATER)
    actions.see_to_letters(now=A_LITTLE_LATER)
    settings.DIGITAL_POST = "stand-in"
    under_way.refresh_from_db()

    actions.send_again(under_way, how=HowTold.DIGITAL_POST, at=NOVEMBER_9, by=svends_hand)
    deliver_waiting(now=NOVEMBER_9)
    actions.see_to_letters(now=NOVEMBER_9)

    assert Task.objects.get().done_words == "Sendt igen."
    assert DecisionTold.objects.get().told_on == date(2026, 11, 9)


def test_a_letter_handed_over_meanwhile_does_not_go_out_too(under_way, svends_hand, settings):
    settings.DIGITAL_POST = "stand-in-failing"
    deliver_waiting(now=A_LITTLE_LATER)

    actions.handed_over(under_way, how=HowTold.IN_PERSON, told_on=date(2026, 11, 3), at=NOVEMBER_9, by=svends_hand)

    settings.DIGITAL_POST = "stand-in"
    assert deliver_waiting(now=NOVEMBER_9) == 0
    assert actions.see_to_letters(now=NOVEMBER_9) == 0
    assert DecisionTold.objects.get().how == "in_person"


def test_a_contact_hold_set_after_sending_stops_the_letter_and_somebody_is_told(freja, under_way):
    ContactHold.objects.create(child=freja, because="acute", set_at=NOVEMBER_2)
    deliver_waiting(now=A_LITTLE_LATER)

    actions.see_to_letters(now=A_LITTLE_LATER)

    under_way.refresh_from_db()
    assert "kontaktstop" in under_way.trouble
    assert Task.objects.get().child == freja


def test_the_same_party_is_not_sent_it_twice(decision, lene, under_way, svends_hand):
    with pytest.raises(actions.AlreadySent, match="allerede sendt"):
        sent(decision, mother(lene), svends_hand)


def test_a_party_is_called_the_same_before_and_after_the_letter_is_sent(svend, decision, lene, svends_hand):
    called = "mor (forældremyndighedsindehaver)"
    assert called in shown(svend, decision)

    sent(decision, mother(lene, HowTold.DIGITAL_POST), svends_hand)

    assert called in shown(svend, decision)


def test_the_letter_leads_to_the_page_on_which_it_is_followed(svend, decision, under_way):
    page = at_the_desk(svend).get(f"/dokumenter/brev/{under_way.letter}/").content.decode()

    assert f'href="/afgoerelse/truffet/{decision.pk}/">Følg brevet på afgørelsens side' in page


@pytest.mark.parametrize(("kind", "told"), [("support", True), ("return_home", False)])
def test_only_a_decision_that_asks_for_a_plan_says_there_will_be_none(freja, svends_hand, kind, told):
    (made,) = casework.decide([freja], kind=kind, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    fields = letter_fields(made, freja)

    assert ("Der bliver ikke lavet en plan." in fields["particulars"]) is told
    assert ("Nej, en plan er ikke nødvendig" in dict(decision_in_words(made)).values()) is told


def test_a_decision_without_a_name_on_it_is_the_municipalitys(freja, svends_hand):
    (made,) = casework.decide([freja], kind="support", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    assert letter_fields(made, freja)["decided_by"] == "kommunen"


@pytest.fixture
def in_the_post(decision, lene, svends_hand):
    """Lene's letter on paper, in the post since 2 November."""
    return sent(decision, mother(lene, HowTold.LETTER), svends_hand)


def test_a_decision_on_paper_that_comes_back_is_a_task_and_nobody_has_been_told(freja, svend, decision, in_the_post):
    browser = at_the_desk(svend)
    where = f"/afgoerelse/brev/{in_the_post.pk}/retur/"
    assert where in shown(svend, decision)

    said = browser.post(where, {"because": "Ubekendt på adressen"}, follow=True).content.decode()

    assert "Kom retur" in said and "Ubekendt på adressen" in said and "Send igen" in said
    assert lines_of(freja)[-1] == "decision letter came back"
    assert Task.objects.get().kind == Task.Kind.LETTER_FAILED
    assert not DecisionTold.objects.exists()


@pytest.fixture
def returned(in_the_post, svends_hand):
    """It has come back."""
    actions.came_back(in_the_post, because="Flyttet", happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)
    return in_the_post


def page_of_sending_again(dispatch):
    return reverse("decisions:send_again", args=[dispatch.pk])


def moves(adult, to, *, secret=False):
    home = Home.objects.create(kind=HomeKind.FAMILY, address=to, secret=secret)
    Residence.objects.create(adult=adult, home=home, starts=NOVEMBER_9.date())


def test_posted_again_the_newest_address_is_offered_and_put_on_the_letter(svend, decision, lene, returned):
    browser, first = at_the_desk(svend), Letter.objects.get(pk=returned.letter)
    moves(lene, "Nyvej 7, Fjordby")
    assert page_of_sending_again(returned) in shown(svend, decision)

    assert "Nyvej 7, Fjordby</textarea>" in browser.get(page_of_sending_again(returned)).content.decode()
    browser.post(page_of_sending_again(returned), {"how": "letter", "address": "Nyvej 7, st. tv., Fjordby"})

    returned.refresh_from_db()
    again = Letter.objects.get(pk=returned.letter)
    assert (again.address, again.body) == ("Nyvej 7, st. tv., Fjordby", first.body)
    assert Letter.objects.get(pk=first.pk).address == first.address
    assert returned.failed_at is None and not Task.objects.filter(done_at=None).exists()
    assert "Nyvej 7, st. tv." in browser.get(reverse("letters:letter", args=[again.pk])).content.decode()


def test_posted_again_a_protected_address_is_put_on_the_letter_unseen(svend, lene, returned):
    browser = at_the_desk(svend)
    moves(lene, "Gemmevej 3, Fjordby", secret=True)

    page = browser.get(page_of_sending_again(returned)).content.decode()
    assert "Gemmevej" not in page and "Adressen er beskyttet." in page
    browser.post(page_of_sending_again(returned), {"how": "letter", "address": ""})

    returned.refresh_from_db()
    assert Letter.objects.get(pk=returned.letter).address == "Gemmevej 3, Fjordby"


def test_posted_again_an_address_that_was_struck_out_is_asked_for(svend, lene, returned):
    moves(lene, "Nyvej 7, Fjordby")

    page = at_the_desk(svend).post(page_of_sending_again(returned), {"how": "letter", "address": ""}).content.decode()

    assert "Skriv adressen, eller vælg en anden måde." in page
    returned.refresh_from_db()
    assert returned.failed_at is not None


def test_nothing_is_posted_again_while_there_is_a_contact_hold(svend, freja, lene, returned):
    moves(lene, "Nyvej 7, Fjordby")
    ContactHold.objects.create(child=freja, because="honour", set_at=NOVEMBER_9, review_on=NOVEMBER_9.date())

    page = (
        at_the_desk(svend)
        .post(page_of_sending_again(returned), {"how": "letter", "address": "Nyvej 7, Fjordby"})
        .content.decode()
    )

    assert "Der er kontaktstop på barnet" in page and "Nyvej 7, Fjordby</textarea>" in page
    returned.refresh_from_db()
    assert returned.failed_at is not None


@pytest.fixture
def refused(under_way, settings):
    """Digital Post has turned it away."""
    settings.DIGITAL_POST = "stand-in-refusing"
    deliver_waiting(now=A_LITTLE_LATER)
    actions.see_to_letters(now=A_LITTLE_LATER)
    under_way.refresh_from_db()
    return under_way


def test_a_letter_digital_post_refuses_goes_by_post_comes_back_and_goes_to_the_newest_address(
    svend, decision, lene, refused
):
    browser, where = at_the_desk(svend), page_of_sending_again(refused)
    moves(lene, "Havnegade 3, Fjordby")
    page = browser.get(where).content.decode()
    assert "fritaget for Digital Post" in page and 'value="digital_post"' in page
    assert "Havnegade 3, Fjordby</textarea>" in page

    said = browser.post(where, {"how": "letter", "address": "Havnegade 3, Fjordby"}, follow=True).content.decode()

    assert "Skal i posten" in said and "Har fået brevet" in said
    assert actions.see_to_letters(now=NOVEMBER_9 + GIVE_UP_AFTER) == 0  # the outbox is done with it
    refused.refresh_from_db()
    assert Letter.objects.get(pk=refused.letter).address == "Havnegade 3, Fjordby"
    assert refused.sent_at > A_LITTLE_LATER
    actions.came_back(refused, because="Flyttet", happened_at=refused.sent_at, at=refused.sent_at, by=NOBODY_LOGGED_IN)
    assert "Udlever i hånden" in shown(svend, decision)
    browser.post(where, {"how": "letter", "address": "Nyvej 7, Fjordby"})
    refused.refresh_from_db()
    assert Letter.objects.get(pk=refused.letter).address == "Nyvej 7, Fjordby"
    assert not Task.objects.filter(done_at=None).exists()


def test_a_letter_that_comes_back_can_go_by_digital_post_instead(decision, svend, returned):
    at_the_desk(svend).post(page_of_sending_again(returned), {"how": "digital_post"})

    deliver_waiting(now=timezone.now())
    assert actions.see_to_letters(now=timezone.now()) == 1
    assert DecisionTold.objects.get().how == HowTold.DIGITAL_POST


def test_who_is_not_in_our_records_has_no_letterbox_to_choose(decision, svend, svends_hand):
    outside = actions.PartyLetter(uuid4(), Addressee("Advokat Holm", "Torvet 1"), "partsrepræsentant", HowTold.LETTER)
    letter = sent(decision, outside, svends_hand)
    actions.came_back(letter, because="Flyttet", happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)

    assert (
        "Digital Post" not in at_the_desk(svend).get(page_of_sending_again(letter)).content.decode().split("<form")[2]
    )


@pytest.mark.parametrize(
    ("letter", "says"),
    [
        ("in_the_post", "Skriv, hvilken dag brevet kom frem til Lene Ågård."),
        ("refused", "Print brevet på afgørelsens side, og giv det til Lene Ågård."),
        ("returned", "Print brevet på afgørelsens side, og giv det til Lene Ågård."),
    ],
)
def test_what_is_in_the_post_is_not_to_be_printed_again(request, svend, letter, says):
    where = reverse("decisions:handed_over", args=[request.getfixturevalue(letter).pk])

    assert says in at_the_desk(svend).get(where).content.decode()


def test_sent_again_on_paper_it_can_come_back_once_more_or_be_handed_over(freja, decision, in_the_post, svends_hand):
    for because in ("Ubekendt på adressen", "Flyttet"):
        told = {"because": because, "happened_at": NOVEMBER_9, "at": NOVEMBER_9, "by": svends_hand}
        actions.came_back(in_the_post, **told)
        actions.came_back(in_the_post, **told)
        in_the_post.refresh_from_db()
        assert Task.objects.filter(done_at=None).count() == 1
        actions.send_again(in_the_post, how=HowTold.LETTER, at=NOVEMBER_9, by=svends_hand)

    assert lines_of(freja).count("decision letter came back") == 2
    assert not Task.objects.filter(done_at=None).exists()
    by_hand, today = HowTold.IN_PERSON, NOVEMBER_9.date()
    actions.handed_over(in_the_post, how=by_hand, told_on=today, at=NOVEMBER_9, by=svends_hand)
    in_the_post.refresh_from_db()
    assert not in_the_post.can_come_back
