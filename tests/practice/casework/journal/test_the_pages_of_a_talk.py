"""A talk's own page: what it was about, who may see the child's words, and the reason when there was no talk."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.practice.casework.pages import page_for
from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import LeftOutForm, ShareForm
from tovholder.practice.casework.models import ChildConversation, ContactLeftOut, Matter
from tovholder.practice.intake.actions.protecting import set_contact_hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(svend):
    return a_family(svend)[0]


@pytest.fixture
def hand(svend):
    return reading(svend, ago(days=0)).hand


@pytest.fixture
def talk(freja, hand):
    at = ago(days=2)
    return actions.speak_with_child(
        freja, matters=[Matter.INVESTIGATION], words="Jeg vil bo hos mormor.", happened_at=at, at=at, by=hand
    )


def test_a_talk_is_written_with_who_was_there_and_why_not_alone(svend, freja):
    at_the_desk(svend).post(
        page_for("speak_with_child", freja),
        {
            "words": "Jeg vil bo hos mormor.",
            "matters": ["placement", "investigation"],
            "form": "talk",
            "alone": "no",
            "not_alone_because": "Freja ville have mormor med.",
            "also_present": "Mormor",
            "held_by": "Svend Dahl",
        },
    )

    kept = ChildConversation.objects.get()
    assert kept.matters == ["placement", "investigation"]
    assert (kept.alone, kept.not_alone_because, kept.also_present) == (False, "Freja ville have mormor med.", "Mormor")


def test_the_answers_of_a_form_are_read_in_english_by_who_has_chosen_it(svend, freja):
    browser = at_the_desk(svend)
    browser.cookies["django_language"] = "en"

    page = browser.get(page_for("speak_with_child", freja)).content.decode()

    assert "Where the child is to live" in page and "Hvor barnet skal bo" not in page


def test_a_talk_about_nothing_is_sent_back(svend, freja):
    shown = at_the_desk(svend).post(page_for("speak_with_child", freja), {"words": "Hej", "form": "talk"})

    assert "Sæt kryds ved det, I talte om" in shown.content.decode()
    assert not ChildConversation.objects.exists()


def test_a_link_brings_the_matter_and_the_house_brings_the_name(svend, freja):
    shown = at_the_desk(svend).get(page_for("speak_with_child", freja) + "?sag=investigation").content.decode()

    assert 'value="investigation"' in shown.split(" checked")[0][-160:]
    assert 'value="Svend Dahl"' in shown


def test_the_interpreter_we_know_of_is_not_asked_for_again(svend):
    (freja,) = a_family(svend, needs_interpreter=True, language="arabisk", address="Havnegade 9")

    assert "Tolk: arabisk" in at_the_desk(svend).get(page_for("speak_with_child", freja)).content.decode()


def test_a_baby_is_seen_with_whom_and_how_it_reacted(svend, freja):
    sent = {"form": "direct_contact", "matters": ["investigation"], "seen": "På mors arm i 40 minutter. Smilte."}
    at_the_desk(svend).post(page_for("speak_with_child", freja), sent)

    assert ChildConversation.objects.get().seen == "På mors arm i 40 minutter. Smilte."


def test_sharing_asks_whether_the_child_was_asked(svend, talk):
    browser, address = at_the_desk(svend), page_for("share_words", talk)
    refused = browser.post(address, {"visible_to": ["custody_holder"]}).content.decode()
    assert "Er barnet spurgt?" in refused
    assert ChildConversation.objects.get().visible_to == ["staff"]

    browser.post(address, {"visible_to": ["custody_holder"], "asked": "yes", "answer": "Mor må gerne vide det."})

    kept = ChildConversation.objects.get()
    assert kept.visible_to == ["staff", "custody_holder"]
    assert kept.child_asked == "Barnet er spurgt: Mor må gerne vide det."
    assert "Forældremyndighedsindehaver" in browser.get(page_for("talk", talk)).content.decode()


def test_nothing_is_shared_with_the_family_under_a_contact_hold(svend, talk, hand):
    set_contact_hold(talk.child, because="suspect_in_home", set_at=ago(days=1), at=ago(days=1), by=hand)
    browser, address = at_the_desk(svend), page_for("share_words", talk)
    answer = {"asked": "yes", "answer": "Ja."}
    refused = browser.post(address, {"visible_to": ["custody_holder"], **answer}).content.decode()
    assert "Der er kontaktstop" in refused
    assert ChildConversation.objects.get().visible_to == ["staff"]

    browser.post(address, {"visible_to": ["provider"], **answer})
    assert ChildConversation.objects.get().visible_to == ["staff", "provider"]


def test_what_it_changed_is_written_when_it_is_known(svend, talk):
    browser = at_the_desk(svend)
    browser.post(page_for("talk", talk), {"changed": "Mormor er spurgt først."})

    assert ChildConversation.objects.get().changed == "Mormor er spurgt først."
    assert "Mormor er spurgt først." in browser.get(page_for("talk", talk)).content.decode()


def test_no_talk_has_its_reason_and_another_way_to_the_childs_view(svend, freja):
    browser, address = at_the_desk(svend), page_for("leave_out_talk", freja)
    assert "Udfyld »Begrundelse«." in browser.post(address, {"ground": "age"}).content.decode()

    left_out = {"matters": ["placement"], "ground": "age", "because": "Ni måneder."}
    browser.post(address, left_out)
    assert not ContactLeftOut.objects.exists()
    browser.post(
        address,
        {"matters": ["placement"], "ground": "age", "because": "Ni måneder.", "view_from": "Sundhedsplejersken"},
    )
    kept = ContactLeftOut.objects.get()
    assert (kept.matters, kept.ground, kept.view_from) == (["placement"], "age", "Sundhedsplejersken")


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/undersoegelse/x/afslut/", "/undersoegelse/x/afslut/"),
        ("https://andet.invalid/", None),
        ("//andet.invalid", None),
    ],
)
def test_who_came_from_a_page_goes_back_to_it_and_never_to_another_site(svend, freja, wanted, leads):
    address = f"{page_for('speak_with_child', freja)}?videre={wanted}"
    answer = at_the_desk(svend).post(address, {"about": "skolen", "form": "talk"})

    assert answer.headers["Location"] == (leads or f"/barn/{freja.pk}/")


@pytest.mark.parametrize("name", ["talk", "share_words"])
@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
def test_a_talk_opens_to_whose_child_it_is(name, who, status, talk, request):
    assert at_the_desk(request.getfixturevalue(who)).get(page_for(name, talk)).status_code == status


@pytest.mark.parametrize("form", [LeftOutForm, ShareForm])
def test_no_more_than_six_things_are_required(form):
    assert len([field for field in form.base_fields.values() if field.required]) <= 6


def test_a_contact_of_which_nothing_was_seen_does_not_count(svend, freja):
    met = {"form": "direct_contact", "matters": ["investigation"], "words": ""}
    browser, where = at_the_desk(svend), page_for("speak_with_child", freja)

    assert "Skriv, hvad du så" in browser.post(where, met).content.decode()
    browser.post(where, {**met, "seen": "Freja falder til ro hos mor."})

    assert ChildConversation.objects.get().seen == "Freja falder til ro hos mor."


def test_an_infant_is_met_and_watched_to_begin_with(svend, freja):
    freja.birth_date = timezone.localdate() - timedelta(days=60)
    freja.save()

    page = at_the_desk(svend).get(page_for("speak_with_child", freja)).content.decode()

    assert re.search(r'value="direct_contact"[^>]*checked', page)
