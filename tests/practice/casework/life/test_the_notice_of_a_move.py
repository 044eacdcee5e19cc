"""The municipality a child moves to is told by a letter that is followed until it is there, or somebody has a task."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.practice.casework.pages import page_for
from tests.world.families import a_family, ago
from tests.world.people import at_the_desk
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import ContactHold
from tovholder.foundation.letters import secure_mail
from tovholder.foundation.letters.exposing import HeldBack
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.outbox import deliver_waiting
from tovholder.foundation.letters.trouble import Refused
from tovholder.foundation.organisation.models import OtherMunicipality
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions.life.move_notices import GIVE_UP_AFTER
from tovholder.practice.casework.models import Task

pytestmark = pytest.mark.django_db

MAILBOX = "sikker@skovby.example"
SENT_HERE = {"summary": "Far er rejst. Freja sover ikke.", "how": "here", "mailbox": MAILBOX}


@pytest.fixture
def freja(svend):
    return a_family(svend, ["Freja Ågård", "Storm Ågård"])[0]


@pytest.fixture
def move(freja, hand):
    actions.start_measure(freja, kind="support_bl32:5", happened_at=ago(days=40), at=ago(days=40), by=hand)
    actions.start_investigation(freja, happened_at=ago(days=20), at=ago(days=20), by=hand)
    moved = {"happened_at": ago(days=1), "at": ago(hours=2), "by": hand}
    return actions.record_move([freja], to_municipality="Skovby", **moved)[0]


def told(browser, move, **typed):
    return browser.post(page_for("tell_new_municipality", move), typed)


def notice_waits(child):
    return Deadline.objects.running().filter(child=child, alarm="RMOVE").exists()


def test_the_letter_carries_what_was_chosen_and_the_duty_is_met_when_it_is_delivered(svend, freja, move):
    browser = at_the_desk(svend)
    form = browser.get(page_for("tell_new_municipality", move)).content.decode()
    assert "Familiebehandling" in form
    assert "En børnefaglig undersøgelse er i gang" in form
    chosen = form.split('value="En børnefaglig')[1].split('"')[0]

    told(browser, move, **SENT_HERE, known=[f"En børnefaglig{chosen}"])
    assert notice_waits(freja)
    assert "er på vej" in browser.get(page_for("life_of_case", freja)).content.decode()

    assert deliver_waiting(now=timezone.now()) == 1
    assert actions.see_to_notices(now=timezone.now()) == 1

    (sent,) = mail.outbox
    letter = Letter.objects.get()
    assert sent.to == [MAILBOX]
    assert "Freja" not in f"{sent.subject} {sent.body}"
    assert sent.attachments[0][1].startswith(b"%PDF")
    assert "Freja Ågård" in letter.body
    assert "Freja sover ikke." in letter.body
    assert "børnefaglig undersøgelse er i gang" in letter.body
    assert "Familiebehandling" not in letter.body
    assert not notice_waits(freja)
    assert "kommunen fik besked" in browser.get(page_for("life_of_case", freja)).content.decode()


def test_the_mailbox_is_remembered_and_asked_for_when_it_is_not_known(svend, move):
    browser = at_the_desk(svend)
    assert "Skriv den postkasse" in told(browser, move, **{**SENT_HERE, "mailbox": ""}).content.decode()
    assert not Outgoing.objects.filter(kind=secure_mail.TO_AN_AUTHORITY).exists()

    told(browser, move, **SENT_HERE)

    assert OtherMunicipality.objects.get(name="Skovby").mailbox == MAILBOX


def test_a_mailbox_that_refuses_gives_the_caseworker_a_task_and_sending_again_settles_it(
    svend, freja, move, monkeypatch
):
    def refuse(outgoing, now):
        raise Refused("Mailserveren afviste postkassen (550).")

    browser = at_the_desk(svend)
    told(browser, move, **SENT_HERE)
    with monkeypatch.context() as broken:
        broken.setattr("tovholder.foundation.letters.channels.by_secure_mail", refuse)
        deliver_waiting(now=timezone.now())
    actions.see_to_notices(now=timezone.now())

    assert Task.objects.get(child=freja, kind="notice_failed").done_at is None
    assert notice_waits(freja)
    form = browser.get(page_for("tell_new_municipality", move)).content.decode()
    assert "afviste postkassen (550)" in form

    told(browser, move, **{**SENT_HERE, "mailbox": "post@skovby.example"})
    deliver_waiting(now=timezone.now())
    actions.see_to_notices(now=timezone.now())

    assert Task.objects.get(child=freja, kind="notice_failed").done_words == "Sendt igen"
    assert not notice_waits(freja)
    assert OtherMunicipality.objects.get(name="Skovby").mailbox == "post@skovby.example"


def test_what_has_not_come_through_in_four_hours_is_a_task_too_and_is_not_sent_behind_anybodys_back(svend, freja, move):
    told(at_the_desk(svend), move, **SENT_HERE)

    assert actions.see_to_notices(now=timezone.now()) == 0
    later = timezone.now() + GIVE_UP_AFTER + timedelta(minutes=1)
    assert actions.see_to_notices(now=later) == 1
    assert actions.see_to_notices(now=later) == 0

    assert Task.objects.filter(child=freja, kind="notice_failed", done_at=None).exists()
    sent = Outgoing.objects.get(kind=secure_mail.TO_AN_AUTHORITY)
    assert sent.called_off_at is not None
    assert deliver_waiting(now=later) == 1  # only the mail to who sent it, that says: log in
    assert "Freja" not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"


def test_a_contact_hold_on_the_family_does_not_stop_what_goes_to_an_authority(svend, freja, move):
    ContactHold.objects.create(child=freja, because="abuse_physical", set_at=ago(days=1))
    told(at_the_desk(svend), move, **SENT_HERE)

    assert deliver_waiting(now=timezone.now()) == 1
    assert len(mail.outbox) == 1


def test_nothing_is_sent_about_a_child_who_has_died(freja, move, hand):
    actions.record_death(freja, happened_at=ago(hours=1), at=ago(hours=1), by=hand)
    move.child.refresh_from_db()

    with pytest.raises(HeldBack, match="Barnet er dødt"):
        actions.send_notice(move, words="…", mailbox=MAILBOX, at=timezone.now(), by=hand)

    assert not Letter.objects.exists()


def test_a_second_click_shows_how_far_the_letter_is(svend, freja, move):
    browser = at_the_desk(svend)
    for _click in range(2):
        assert told(browser, move, **SENT_HERE).headers["Location"] == page_for("life_of_case", freja)

    assert Letter.objects.count() == 1
