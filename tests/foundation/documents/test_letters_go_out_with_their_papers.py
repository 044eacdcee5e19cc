"""A checked letter and its papers go out together, by Digital Post and by mail; and what becomes of them is kept."""

from contextlib import suppress
from hashlib import sha256
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.urls import reverse

from tests.foundation.documents.letters import a_letter, a_paper, mother_of, page
from tests.foundation.documents.papers import PDF
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, at_the_desk, reading
from tests.world.postbox import TAKES_AT_MOST
from tovholder.foundation.documents.enclosing import papers_of
from tovholder.foundation.documents.models import HowSent, LetterDelivery, LetterSent
from tovholder.foundation.documents.sending import AlreadySent, Way, send_again, send_letter
from tovholder.foundation.families.models import ContactHold
from tovholder.foundation.letters.digital_post import HasNoLetterbox
from tovholder.foundation.letters.models import Outgoing, TrialMessage
from tovholder.foundation.letters.outbox import deliver_waiting
from tovholder.foundation.letters.recipients import Addressee

pytestmark = pytest.mark.django_db

SCHOOL = Addressee("Ida Krogh, Fjordby Skole")
MAILBOX = "sikker@skole.example"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
BY_DIGITAL_POST, BY_POST = Way(HowSent.DIGITAL_POST), Way(HowSent.POST)
BY_MAIL = Way(HowSent.SECURE_MAIL, MAILBOX)


def sent(user, child, way, *, to=None, papers=(PDF,), because="Samtykke fra mor"):
    """A letter about the child, checked and sent on Friday evening with these papers."""
    for number, data in enumerate(papers):
        a_paper(child, title=f"Bilag {number}", data=data)
    along = sorted(papers_of(child, reader=reading(user)), key=lambda paper: paper.document.title)
    letter = a_letter(child, to=to)
    return send_letter(letter, way=way, papers=along, because=because, at=FRIDAY_EVENING, by=reading(user).hand)


def failed(delivery):
    """What the worker notes when a letter does not come through."""
    LetterDelivery.objects.filter(pk=delivery.pk).update(failed_at=FRIDAY_EVENING, trouble="Fritaget.")


def test_by_digital_post_the_papers_lie_with_the_letter_in_the_letterbox(family, svend):
    sent(svend, family[0], BY_DIGITAL_POST, papers=(PDF, PICTURE))

    assert deliver_waiting(now=FRIDAY_EVENING) == 1

    assert TrialMessage.objects.get().enclosed == [
        {"name": "bilag-1.pdf", "digest": sha256(PDF).hexdigest()},
        {"name": "bilag-2.png", "digest": sha256(PICTURE).hexdigest()},
    ]
    assert str(Outgoing.objects.get().payload).count("Bilag") == 0


def test_by_secure_mail_the_papers_go_along_as_they_are_and_nothing_on_the_way_names_anybody(family, svend, postbox):
    sent(svend, family[0], BY_MAIL, to=SCHOOL, papers=(PDF, PICTURE))

    assert deliver_waiting(now=FRIDAY_EVENING) == 1

    ((to, mail),) = postbox.mails
    files = postbox.enclosed()
    assert to == [MAILBOX]
    assert list(files) == ["brev-2026-10-16.pdf", "bilag-1.pdf", "bilag-2.png"]
    assert (files["bilag-1.pdf"], files["bilag-2.png"]) == (PDF, PICTURE)
    assert "Freja" not in f"{mail['Subject']} {mail.get_body().get_content()}"


def test_while_digital_post_is_down_letter_and_papers_wait_together(family, svend, settings):
    settings.DIGITAL_POST = "stand-in-failing"
    given = sent(svend, family[0], BY_DIGITAL_POST)
    assert deliver_waiting(now=FRIDAY_EVENING) == 0

    html = page(svend, given.letter)
    assert "Prøves igen" in html and "Digital Post svarer ikke" in html
    assert not TrialMessage.objects.exists()
    settings.DIGITAL_POST = "stand-in"
    assert deliver_waiting(now=MONDAY_MORNING) == 1

    assert [each["name"] for each in TrialMessage.objects.get().enclosed] == ["bilag-1.pdf"]
    assert "Leveret" in page(svend, given.letter)


def test_what_digital_post_refuses_goes_another_way_with_the_same_papers(family, svend, settings):
    settings.DIGITAL_POST = "stand-in-refusing"
    given = sent(svend, family[0], BY_DIGITAL_POST)
    deliver_waiting(now=FRIDAY_EVENING)
    failed(given.deliveries.get())

    html = page(svend, given.letter)
    assert "Ikke leveret" in html and "Send brevet igen" in html and "Bilag 0" in html
    assert "Skriv adressen, eller vælg en anden måde." in page(svend, given.letter, how="post")
    page(svend, given.letter, how="post", address="Birkevej 4, 9999 Fjordby")

    ways = [each.how for each in LetterDelivery.objects.order_by("sent_at")]
    assert ways == ["digital_post", "post"]
    assert LetterSent.objects.get().enclosures.count() == 1
    assert "Send brevet igen" not in page(svend, given.letter)


def test_sent_again_by_digital_post_it_is_a_message_of_its_own(family, svend):
    given = sent(svend, family[0], BY_DIGITAL_POST)
    failed(given.deliveries.get())

    send_again(given, way=BY_DIGITAL_POST, at=MONDAY_MORNING, by=reading(svend).hand)

    assert Outgoing.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_send_it_again_once(family, svend):
    given, hand, start = sent(svend, family[0], BY_DIGITAL_POST), reading(svend).hand, Barrier(2)
    failed(given.deliveries.get())

    def press():
        start.wait()
        with suppress(AlreadySent):
            send_again(given, way=BY_POST, at=MONDAY_MORNING, by=hand)
        connections.close_all()

    presses = [Thread(target=press) for _ in range(2)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()

    assert LetterDelivery.objects.filter(how="post").count() == 1


@pytest.mark.parametrize("way", [BY_DIGITAL_POST, BY_POST])
def test_what_is_under_way_is_not_sent_twice(family, svend, way):
    given = sent(svend, family[0], BY_DIGITAL_POST)

    with pytest.raises(AlreadySent):
        send_again(given, way=way, at=MONDAY_MORNING, by=reading(svend).hand)

    assert LetterDelivery.objects.count() == 1


def test_nothing_is_sent_again_while_there_is_a_contact_hold(family, svend):
    given = sent(svend, family[0], BY_DIGITAL_POST)
    failed(given.deliveries.get())
    ContactHold.objects.create(child=family[0], because="honour", set_at=FRIDAY_EVENING)

    assert "Brevet må ikke sendes" in page(svend, given.letter, how="post")
    assert LetterDelivery.objects.count() == 1


def test_the_mail_server_that_is_busy_is_asked_again_and_gets_the_very_same_mail(family, svend, postbox):
    sent(svend, family[0], BY_MAIL, to=SCHOOL)
    postbox.refuses = "451 Try later"
    assert deliver_waiting(now=FRIDAY_EVENING) == 0
    assert Outgoing.objects.get().trouble == "Mailserveren svarede 451."

    postbox.refuses = ""

    assert deliver_waiting(now=MONDAY_MORNING) == 1
    assert f"{Outgoing.objects.get().pk}" in postbox.mails[0][1]["Message-ID"]


def test_a_mail_server_that_hangs_up_in_the_middle_gets_it_once_it_stays_on(family, svend, postbox):
    sent(svend, family[0], BY_MAIL, to=SCHOOL)
    postbox.hangs_up = True
    assert deliver_waiting(now=FRIDAY_EVENING) == 0
    assert "kunne ikke nås" in Outgoing.objects.get().trouble
    postbox.hangs_up, postbox.mails = False, []

    assert deliver_waiting(now=MONDAY_MORNING) == 1

    assert len(postbox.mails) == 1


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ("550 No such mailbox", "Mailserveren afviste postkassen (550)."),
        ("553 Not a mailbox", "Mailserveren afviste postkassen (553)."),
    ],
)
def test_a_mailbox_that_is_not_there_is_not_tried_again(family, svend, postbox, answer, trouble):
    given = sent(svend, family[0], BY_MAIL, to=SCHOOL)
    postbox.refuses_recipient = answer
    deliver_waiting(now=FRIDAY_EVENING)
    postbox.refuses_recipient = ""

    assert deliver_waiting(now=MONDAY_MORNING) == 0

    assert Outgoing.objects.get().trouble == trouble
    html = page(svend, given.letter)
    assert "Ikke leveret" in html and trouble in html and MAILBOX not in html


def test_a_mail_over_the_servers_limit_is_told_with_what_to_do(family, svend, postbox):
    sent(svend, family[0], BY_MAIL, to=SCHOOL, papers=(PDF + b"\0" * TAKES_AT_MOST,))

    assert deliver_waiting(now=FRIDAY_EVENING) == 0

    outgoing = Outgoing.objects.get()
    assert outgoing.called_off_at == FRIDAY_EVENING
    assert "tager ikke så stor en mail" in outgoing.trouble


def test_papers_over_the_limit_are_stopped_before_they_go_by_wire_and_not_by_post(family, svend, settings):
    settings.ATTACHMENT_MAX_BYTES = 300
    freja = family[0]
    papers = [str(a_paper(freja, title=f"Side {n}", data=PICTURE + bytes([n])).pk) for n in range(2)]
    letter = a_letter(freja)

    assert "Bilagene fylder mere end" in page(svend, letter, papers=papers, how="digital_post")
    assert not LetterSent.objects.exists()
    page(svend, letter, papers=papers, how="post")
    assert LetterSent.objects.get().enclosures.count() == 2


@pytest.mark.parametrize(
    ("to", "open_ways"),
    [
        ("mother", {"post", "digital_post", "by_hand"}),
        ("school", {"post", "secure_mail", "by_hand"}),
        ("freja", {"by_hand"}),
    ],
)
def test_each_recipient_has_their_own_ways_and_a_child_below_fifteen_gets_no_letter_alone(family, svend, to, open_ways):
    freja = family[0]
    whom = {
        "mother": Addressee("Lone Ågård", adult=mother_of(freja).pk),
        "school": SCHOOL,
        "freja": Addressee(freja.name, child=freja.pk),
    }[to]

    form = at_the_desk(svend).get(reverse("documents:send", args=[a_letter(freja, to=whom).pk])).context["form"]

    assert {value for value, _ in form.fields["how"].choices} == open_ways


def test_secure_mail_asks_for_the_authoritys_mailbox(family, svend):
    letter = a_letter(family[0], to=SCHOOL)

    assert "Skriv postkassen" in page(svend, letter, how="secure_mail")
    page(svend, letter, how="secure_mail", mailbox=MAILBOX)

    assert Outgoing.objects.get().payload["secure_mailbox"] == MAILBOX


def test_somebody_outside_the_records_has_no_letterbox_with_us(family, svend):
    with pytest.raises(HasNoLetterbox, match="Vælg en anden måde"):
        sent(svend, family[0], BY_DIGITAL_POST, to=SCHOOL)

    assert not LetterSent.objects.exists() and not Outgoing.objects.exists()


def test_given_by_hand_it_is_there_and_by_post_it_is_followed_no_further(family, svend):
    given = sent(svend, family[0], Way(HowSent.BY_HAND))
    posted = sent(svend, family[0], BY_POST, papers=())

    assert given.deliveries.get().delivered_at == FRIDAY_EVENING
    assert posted.deliveries.get().delivered_at is None
    assert "med post" in page(svend, posted.letter)
