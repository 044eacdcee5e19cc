"""Somebody asks to see the file, whether or not anything is being decided; and is answered."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.world.moments import OCTOBER_8, facts_of_last_line, lines_of
from tests.world.people import at_the_desk
from tovholder.core.time.calendar import DANISH_TIME
from tovholder.foundation.documents.actions import attach
from tovholder.foundation.documents.models import LetterSent
from tovholder.foundation.families.models import Child, ContactHold, Home, HomeKind, Residence
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.organisation.models import Post
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.gates import gates
from tovholder.practice.decisions.models import Access, Asker, FileAccess
from tovholder.practice.decisions.queries import preparation_to_open, prepared_of
from tovholder.practice.decisions.seen import State

pytestmark = pytest.mark.django_db


def asked(*children, by, asker=Asker.PARENT, name="Lene Ågård", at=OCTOBER_8):
    told = {"asker": asker, "person_name": name, "words": "Hele sagen", "happened_at": at, "at": at, "by": by}
    return actions.receive_access_request(children, **told)


def clock_of(child):
    return child.deadlines.get(rule="ACCESS-7D")


def postpones(preparation, child):
    found = preparation_to_open(preparation.pk, on=OCTOBER_8.date())
    assert found is not None
    return next(gate.state for gate in gates(prepared_of(found, child, on=OCTOBER_8.date())) if "ACCESS" in gate.rule)


def test_the_seven_working_days_run_although_nothing_is_being_decided(freja, svends_hand):
    (request,) = asked(freja, by=svends_hand)

    assert clock_of(freja).due_at == datetime(2026, 10, 19, 23, 59, 59, tzinfo=DANISH_TIME)
    assert (lines_of(freja)[-1], facts_of_last_line(freja)["request"]) == ("file access requested", str(request.pk))

    later = OCTOBER_8 + timedelta(days=1)
    actions.answer_access_request(request, access=Access.WHOLE, happened_at=later, at=later, by=svends_hand)

    assert clock_of(freja).met_at == later
    assert lines_of(freja)[-1] == "file access answered"


@pytest.mark.parametrize(("asker", "state"), [(Asker.PARENT, State.MISSING), (Asker.OTHER, State.READY)])
def test_a_decision_waits_for_a_party_and_not_for_a_journalist(asker, state, freja, lene, prepare, svends_hand):
    support = prepare()

    (request,) = asked(freja, by=svends_hand, asker=asker)

    assert postpones(support, freja) is state
    actions.answer_access_request(request, access=Access.WHOLE, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)
    assert postpones(support, freja) is State.READY


def test_siblings_are_asked_about_in_one_line_and_answered_one_by_one(freja, svends_hand):
    storm = Child.objects.create(name="Storm Ågård", birth_date="2022-02-01", unit=freja.unit)

    for_freja, _for_storm = asked(freja, storm, by=svends_hand)
    actions.answer_access_request(for_freja, access=Access.WHOLE, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    assert clock_of(freja).met_at is not None
    assert clock_of(storm).met_at is None


def test_answered_twice_the_first_stands(freja, svends_hand):
    (request,) = asked(freja, by=svends_hand)
    when = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": svends_hand}

    actions.answer_access_request(request, access=Access.WHOLE, **when)
    again = FileAccess.objects.get()
    actions.answer_access_request(again, access=Access.REFUSED, because="Nej.", paragraph="§ 15", **when)

    assert FileAccess.objects.get().access == Access.WHOLE
    assert lines_of(freja).count("file access answered") == 1


def test_the_database_keeps_no_refusal_without_a_reason(freja, svends_hand):
    asked(freja, by=svends_hand)

    with pytest.raises(IntegrityError), transaction.atomic():
        FileAccess.objects.update(answered_at=OCTOBER_8, access=Access.REFUSED)


# The pages.


@pytest.fixture
def browser(svend, freja, lene):
    return at_the_desk(svend)


def ask_page(child):
    return reverse("decisions:ask_for_file", args=[child.pk])


def test_a_mother_asks_and_it_stands_on_the_childs_page_and_on_min_dag(browser, freja, lene, svend):
    freja.caseworker = Post.objects.get(employments__user=svend)
    freja.save()

    answer = browser.post(ask_page(freja), {"who": str(lene.pk), "words": "Hele sagen"})

    request = FileAccess.objects.get()
    assert answer["Location"] == reverse("decisions:file_access", args=[freja.pk])
    assert (request.asker, request.person, request.person_name) == (Asker.PARENT, lene.pk, "Lene Ågård")
    page = browser.get(reverse("desk:child", args=[freja.pk])).content.decode()
    assert "Os selv: Lene Ågård har bedt om aktindsigt" in page
    assert reverse("decisions:answer_about_file", args=[request.pk]) in page
    day = browser.get(reverse("desk:my_day")).content.decode()
    assert f'href="{reverse("decisions:file_access", args=[freja.pk])}">Svar på aktindsigt' in day


def test_the_page_tells_the_ways_to_ask_and_keeps_what_was_typed(browser, freja):
    refused = browser.post(ask_page(freja), {"who": "somebody", "words": "Alt om skolen"}).content.decode()

    assert "Skriv, hvem der beder om det." in refused
    assert "Alt om skolen" in refused
    assert not FileAccess.objects.exists()
    browser.post(ask_page(freja), {"who": "lawyer", "name": "Advokat Holm", "words": "Alt om skolen"})
    assert FileAccess.objects.get().asker == Asker.REPRESENTATIVE


def test_the_day_a_letter_came_comes_along(browser, freja):
    page = browser.get(f"{ask_page(freja)}?kom=2026-10-01T09:30%2B02:00").content.decode()

    assert 'value="2026-10-01T09:30"' in page
    assert browser.get(f"{ask_page(freja)}?kom=2026-13-41T99").status_code == 200


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"access": "part", "paragraph": "forvaltningsloven § 15"}, "Skriv, hvad der er undtaget, og hvorfor."),
        ({"access": "refused", "because": "Hensyn til barnet."}, "Skriv, hvilken bestemmelse det er undtaget efter."),
        ({"access": "whole", "because": "Noget."}, "Er noget undtaget, er der ikke givet alt."),
        ({"access": ""}, "Hvad er der svaret?"),
    ],
)
def test_what_is_left_out_is_answered_with_why_and_by_which_paragraph(given, fault, browser, freja, svends_hand):
    (request,) = asked(freja, by=svends_hand, at=timezone.now() - timedelta(days=1))
    where = reverse("decisions:answer_about_file", args=[request.pk])

    assert fault in browser.post(where, given).content.decode()
    assert FileAccess.objects.get().answered_at is None

    browser.post(where, {"access": "part", "because": "Underretterens navn.", "paragraph": "forvaltningsloven § 15"})

    assert FileAccess.objects.get().access == Access.PART
    shown = browser.get(reverse("decisions:file_access", args=[freja.pk])).content.decode()
    assert "Givet delvist" in shown
    assert "Underretterens navn." in shown
    told = browser.get(reverse("desk:timeline", args=[freja.pk])).content.decode()
    assert "forvaltningsloven § 15" in told


def test_an_answer_cannot_come_before_the_request(browser, freja, svends_hand):
    now = timezone.now()
    (request,) = asked(freja, by=svends_hand, at=now - timedelta(days=1))
    early = timezone.localtime(now - timedelta(days=3))
    when = {"happened_at": f"{early:%Y-%m-%dT%H:%M}"}

    page = browser.post(
        reverse("decisions:answer_about_file", args=[request.pk]), {"access": "whole", **when}
    ).content.decode()

    assert "for det her kom efter" in page


def test_from_the_decision_one_comes_to_the_request_and_back(browser, freja, prepare):
    support = prepare()
    where = reverse("decisions:preparation", args=[support.pk])
    asks = f"{ask_page(freja)}?videre={where}"
    assert asks in browser.get(where).content.decode()

    answer = browser.post(asks, {"who": "lawyer", "name": "Advokat Holm", "words": "Hele sagen"})

    assert answer["Location"] == where
    page = browser.get(where).content.decode()
    assert "Advokat Holm har bedt om aktindsigt og venter på svar." in page
    assert reverse("decisions:access", args=[support.pk]) in page


# The letter with the answer.

LEFT_OUT = {"access": "part", "because": "Underretterens navn.", "paragraph": "forvaltningsloven § 15"}


@pytest.fixture
def by_lene(freja, lene, svends_hand):
    """Lene asked for the whole file yesterday."""
    yesterday = timezone.now() - timedelta(days=1)
    told = {"asker": Asker.PARENT, "person": lene.pk, "person_name": lene.name, "words": "Hele sagen"}
    (request,) = actions.receive_access_request([freja], **told, happened_at=yesterday, at=yesterday, by=svends_hand)
    return request


def answer_page(request):
    return reverse("decisions:answer_about_file", args=[request.pk])


def lives_at(adult, address, *, secret=False):
    home = Home.objects.create(kind=HomeKind.FAMILY, address=address, secret=secret)
    Residence.objects.create(adult=adult, home=home, starts=OCTOBER_8.date())


def test_the_answer_is_a_letter_on_its_way_in_two_presses(browser, freja, lene, by_lene, svends_hand):
    lives_at(lene, "Havnegade 3, Fjordby")
    paper = attach(freja.pk, "udtalelse.txt", b"Trives", received_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)
    assert "Havnegade 3, Fjordby</textarea>" in browser.get(answer_page(by_lene)).content.decode()

    on_to = browser.post(answer_page(by_lene), {**LEFT_OUT, "write_letter": "on", "address": "Havnegade 3, Fjordby"})

    letter = Letter.objects.get(kind="file_access")
    assert on_to["Location"] == reverse("documents:send", args=[letter.pk])
    assert (letter.recipient, letter.address, letter.to_adult) == ("Lene Ågård", "Havnegade 3, Fjordby", lene)
    for told in ("Hele sagen", "Underretterens navn.", "forvaltningsloven § 15", "klage til Ankestyrelsen"):
        assert told in letter.body
    browser.post(on_to["Location"], {"papers": [str(paper.pk)], "how": "post"})
    assert LetterSent.objects.get().enclosures.get().document_id == paper.pk
    shown = browser.get(reverse("decisions:file_access", args=[freja.pk])).content.decode()
    assert "Se brevet" in shown and "Tjek og send brevet" not in shown


def test_the_letter_says_what_was_written_down_and_each_sentence_stops_once(browser, freja, svends_hand):
    now = timezone.now()
    own = {"asker": Asker.CHILD, "person": freja.pk, "person_name": "Freja Ågård", "words": "Freja vil se alt."}
    (request,) = actions.receive_access_request([freja], **own, happened_at=now, at=now, by=svends_hand)

    given = {**LEFT_OUT, "paragraph": "forvaltningsloven § 15.", "write_letter": "on"}
    said = browser.post(answer_page(request), given, follow=True).content.decode()

    body = Letter.objects.get().body
    assert "aktindsigt i sagen om dig. Sådan skrev vi det ned: »Freja vil se alt«" in body
    assert ".." not in body
    assert "Det er ikke sendt: tjek det her, og send det." in said


def test_all_that_was_asked_for_needs_no_guidance_on_complaints(browser, by_lene):
    browser.post(answer_page(by_lene), {"access": "whole", "write_letter": "on"})

    body = Letter.objects.get().body
    assert "Du får det, du har bedt om at se." in body
    assert "klage" not in body


def test_answered_in_another_way_there_is_no_letter(browser, freja, by_lene):
    answer = browser.post(answer_page(by_lene), {"access": "whole", "answer": "Læst igennem sammen her"})

    assert answer["Location"] == reverse("decisions:file_access", args=[freja.pk])
    assert not Letter.objects.exists()


def test_a_protected_address_is_put_on_the_letter_unseen(browser, lene, by_lene):
    lives_at(lene, "Gemmevej 3, Fjordby", secret=True)

    assert "Gemmevej" not in browser.get(answer_page(by_lene)).content.decode()
    browser.post(answer_page(by_lene), {"access": "whole", "write_letter": "on", "address": ""})

    assert Letter.objects.get().address == "Gemmevej 3, Fjordby"


def test_the_answer_names_no_address_that_is_hidden(browser, lene, by_lene):
    lives_at(lene, "Gemmevej 3, Fjordby", secret=True)

    told = {"access": "whole", "answer": "Sendt til Gemmevej 3", "write_letter": "on"}
    page = browser.post(answer_page(by_lene), told).content.decode()

    assert "Brevet nævner en adresse, som er beskyttet." in page
    assert FileAccess.objects.get().answered_at is None


def test_under_a_contact_hold_the_answer_is_written_down_without_a_letter(browser, freja, by_lene):
    ContactHold.objects.create(child=freja, because="honour", set_at=OCTOBER_8, review_on=OCTOBER_8.date())

    page = browser.post(answer_page(by_lene), {**LEFT_OUT, "write_letter": "on"}).content.decode()
    assert "Der er kontaktstop på barnet" in page and "Underretterens navn." in page
    assert not Letter.objects.exists()

    browser.post(answer_page(by_lene), LEFT_OUT)
    assert FileAccess.objects.get().access == Access.PART


def test_a_young_persons_letter_is_its_own_and_a_representatives_goes_where_they_said(
    browser, freja, lene, svends_hand
):
    now = timezone.now()
    told = {"words": "Hele sagen", "happened_at": now, "at": now, "by": svends_hand}
    (own,) = actions.receive_access_request(
        [freja], asker=Asker.CHILD, person=freja.pk, person_name="Freja Ågård", **told
    )
    (for_lene,) = actions.receive_access_request(
        [freja], asker=Asker.REPRESENTATIVE, person_name="Advokat Holm", **told
    )
    for request in (own, for_lene):
        browser.post(answer_page(request), {"access": "whole", "write_letter": "on", "address": "Torvet 1"})

    assert Letter.objects.get(to_child=freja).recipient == "Freja Ågård"
    outside = Letter.objects.get(recipient="Advokat Holm")
    assert (outside.to_adult, outside.to_child, outside.address) == (None, None, "Torvet 1")
