"""Before a letter goes out: who it is to, what goes along and about whom; and a stop where a child could be exposed."""

import pytest
from django.urls import reverse

from tests.foundation.documents.letters import a_letter, a_paper, mother_of, page
from tests.world.people import FRIDAY_EVENING, LONG_AGO, MONDAY_MORNING, at_the_desk, reading
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.models import Facts, Line
from tovholder.foundation.documents.basket import file_post
from tovholder.foundation.documents.models import Document, Enclosure, LetterSent
from tovholder.foundation.families.models import Adult, Child, ContactHold, Home, Residence, Tie
from tovholder.foundation.letters.digital_post import send_by_digital_post
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.ui.wording import day

pytestmark = pytest.mark.django_db


def test_who_it_is_to_and_about_is_shown_with_relation_and_birth_date(family, svend):
    freja = Child.objects.get(pk=family[0].pk)
    assert freja.birth_date is not None
    Tie.objects.filter(child=freja).update(custody=True)

    html = page(svend, a_letter(freja))

    assert "Lone Ågård" in html and "Mor, del i forældremyndigheden" in html
    assert "Birkevej 4" in html and f"født {day(freja.birth_date)}" in html
    own = page(svend, a_letter(freja, to=Addressee(freja.name, child=freja.pk)))
    assert "Barnet selv" in own and "<dt>Født</dt>" in own


def test_it_is_sent_with_its_papers_and_one_line_tells_of_it(family, svend):
    freja = family[0]
    letter, paper = a_letter(freja), a_paper(freja)

    html = page(svend, letter, papers=[str(paper.pk)], how="post")

    assert "Brevet er noteret som sendt." in html and "med post" in html and "Udtalelse" in html
    assert Enclosure.objects.get().document == paper
    line = Line.objects.get(deed="letter sent", subjects__child_id=freja.pk)
    assert Facts.objects.get(line=line).facts == {
        "letter": str(letter.pk),
        "how": "post",
        "documents": [str(paper.pk)],
    }
    page(svend, letter, how="post")
    assert LetterSent.objects.count() == 1


def test_a_paper_about_a_child_the_recipient_has_no_part_in_stops_the_letter(letter, family, svend, fjordby):
    freja = family[0]
    neighbour = Child.objects.create(name="Nabobarn", birth_date="2019-01-01", unit=fjordby.north)
    by = reading(svend).hand
    children = [freja.pk, neighbour.pk]
    file_post(letter, children=children, title="Om to", received_at=FRIDAY_EVENING, at=MONDAY_MORNING, by=by)
    paper, sent_letter = Document.objects.get(child_id=freja.pk), a_letter(freja)

    html = page(svend, sent_letter, papers=[str(paper.pk)], how="post")

    assert "»Om to« handler om" in html and "Nabobarn" in html and "Tag bilaget ud." in html
    assert not LetterSent.objects.exists()
    page(svend, sent_letter, how="post")
    assert LetterSent.objects.exists()


def test_a_paper_about_siblings_goes_to_the_mother_of_them_all_but_not_to_one_of_them(letter, family, svend):
    freja = family[0]
    ids = [child.pk for child in family]
    file_post(
        letter, children=ids, title="Om tre", received_at=FRIDAY_EVENING, at=MONDAY_MORNING, by=reading(svend).hand
    )
    paper = Document.objects.get(child_id=freja.pk)
    to_mother, to_freja = a_letter(freja), a_letter(freja, to=Addressee(freja.name, child=freja.pk))

    assert "Om tre (om" in page(svend, to_mother)
    page(svend, to_mother, papers=[str(paper.pk)], how="post")
    html = page(svend, to_freja, papers=[str(paper.pk)], how="by_hand")

    assert [each.pk for each in LetterSent.objects.all()] == [to_mother.pk]
    assert "Tag bilaget ud." in html


def test_a_child_the_reader_may_not_see_is_not_named(letter, family, svend, sofie, fjordby):
    freja = family[0]
    elsewhere = Child.objects.create(name="Hemmelig Jensen", birth_date="2019-01-01", unit=fjordby.south)
    a_paper(freja, title="Fælles")
    a_paper(elsewhere, title="Fælles")

    html = page(svend, a_letter(freja))

    assert "et andet barn" in html and "Hemmelig" not in html


def test_an_outsider_gets_papers_only_for_a_reason_that_is_kept(family, svend):
    freja = family[0]
    outsider, paper = a_letter(freja, to=Addressee("Ida Krogh, Fjordby Skole")), a_paper(freja)

    html = page(svend, outsider, papers=[str(paper.pk)], how="post")
    assert "ikke registreret hos barnet" in html and "Skriv, hvorfor modtageren må få bilagene." in html
    page(svend, outsider, papers=[str(paper.pk)], how="post", because="Samtykke fra mor")

    assert LetterSent.objects.get().because == "Samtykke fra mor"


def test_a_contact_hold_set_after_the_letter_was_written_stops_it(family, svend):
    freja = family[0]
    letter = a_letter(freja)
    ContactHold.objects.create(child=freja, because="honour", set_at=FRIDAY_EVENING)

    html = page(svend, letter, how="post")

    assert "Brevet må ikke sendes" in html and "kontaktstop" in html
    assert not LetterSent.objects.exists()


def test_a_letter_that_tells_where_somebody_lives_in_secret_is_stopped_and_the_address_is_not_shown(family, svend):
    freja = family[0]
    mother = Adult.objects.get(name="Lone Ågård")
    refuge = Home.objects.create(address="Krisecentervej 7, 9999 Fjordby", secret=True)
    Residence.objects.create(adult=mother, home=refuge, starts=LONG_AGO)

    html = page(svend, a_letter(freja, address="Krisecentervej 7, 9999 Fjordby"))
    assert "Beskyttet. Den står på brevet og vises ikke her." in html and "Krisecentervej" not in html
    told = page(svend, a_letter(freja, to=Addressee("Far"), where="Krisecentervej 7"))
    assert "Brevet nævner en adresse eller et sted, som er beskyttet." in told


def test_a_recipient_who_has_died_gets_no_letter(family, svend):
    letter = a_letter(family[0])
    Adult.objects.filter(name="Lone Ågård").update(died_on=FRIDAY_EVENING.date())

    assert "Modtageren er død." in page(svend, letter, how="post")
    assert not LetterSent.objects.exists()


def test_of_two_with_the_same_name_the_letter_is_to_the_one_it_was_written_to(family, svend):
    freja = family[0]
    namesake = Adult.objects.create(name="Lone Ågård")
    letter = a_letter(freja)
    Tie.objects.create(child=freja, adult=namesake, kind="grandparent", starts=LONG_AGO)

    assert "<dd>Mor</dd>" in page(svend, letter)
    assert "<dd>Bedsteforælder</dd>" in page(svend, a_letter(freja, to=Addressee("Lone Ågård", adult=namesake.pk)))


def test_a_letter_keeps_the_name_and_address_it_was_written_to_and_tells_where_they_live_now(family, svend):
    freja = family[0]
    mother, letter = mother_of(freja), a_letter(freja)
    Adult.objects.filter(pk=mother.pk).update(name="Lone Holm", birth_date="1988-05-17")
    Residence.objects.filter(adult=mother).delete()
    moved_to = Home.objects.create(address="Kystvej 2, 9999 Fjordby")
    Residence.objects.create(adult=mother, home=moved_to, starts=LONG_AGO)

    html = page(svend, letter)

    assert "<dd>Lone Ågård</dd>" in html and "<dd>Mor</dd>" in html and "17. maj 1988" in html
    assert "Birkevej 4" in html and "I dag bor modtageren her: Kystvej 2, 9999 Fjordby" in html


def test_somebody_whose_tie_to_the_child_has_ended_is_not_registered_with_it_any_more(family, svend):
    freja, paper = family[0], a_paper(family[0])
    letter = a_letter(freja)
    Tie.objects.filter(child=freja).update(ends=FRIDAY_EVENING.date())

    assert "ikke registreret hos barnet" in page(svend, letter, papers=[str(paper.pk)], how="post")
    assert not LetterSent.objects.exists()


@pytest.mark.parametrize(("who", "answer"), [("svend", 200), ("sofie", 404)])
def test_the_page_is_behind_the_door_to_the_child(request, family, who, answer):
    letter = a_letter(family[0])
    browser = at_the_desk(request.getfixturevalue(who))

    assert browser.get(reverse("documents:send", args=[letter.pk])).status_code == answer


def test_the_child_s_letters_stand_with_its_documents(family, svend, shown_with_few_questions):
    letter = a_letter(family[0])
    a_paper(family[0])
    browser = at_the_desk(svend)
    address = reverse("documents:send", args=[letter.pk])

    assert address in browser.get(reverse("documents:attach", args=[family[0].pk])).content.decode()
    shown_with_few_questions(browser, address)


def test_by_digital_post_it_goes_to_the_outbox_once_however_often_it_is_pressed(family, svend):
    freja = family[0]
    letter, mother = a_letter(freja), mother_of(freja)

    for _ in range(2):
        page(svend, letter, how="digital_post")

    assert Outgoing.objects.get().payload["adult"] == str(mother.pk)
    assert "Digital Post" not in page(svend, a_letter(freja, to=Addressee("Ida Krogh")))


def test_a_letter_that_is_under_way_or_followed_elsewhere_is_only_read_here(family, svend):
    freja = family[0]
    under_way = a_letter(freja)
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        send_by_digital_post(book, under_way)
    decision = a_letter(freja)
    Letter.objects.filter(pk=decision.pk).update(kind="decision")

    for each in (under_way, decision):
        assert "følges fra den side, hvor det er skrevet" in page(svend, each)
        assert "Brevet er tjekket og sendt" not in page(svend, each)
