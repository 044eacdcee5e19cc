"""A letter sent from a child's documents is noted when it is there, and is a task for the rådgiver when it is not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.foundation.documents.letters import a_letter, a_paper, page
from tests.foundation.documents.papers import PDF
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, at_the_desk, reading
from tovholder.entrances.worker.work import all_rounds
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.documents.enclosing import papers_of
from tovholder.foundation.documents.models import HowSent, LetterDelivery
from tovholder.foundation.documents.queries import letters_of
from tovholder.foundation.documents.sending import Way, send_letter
from tovholder.foundation.families.models import Adult, Home, HomeKind, Residence, Tie
from tovholder.foundation.letters.outbox import deliver_waiting
from tovholder.foundation.letters.recipients import Addressee
from tovholder.practice.casework.actions.letters.sent import GIVE_UP_AFTER, see_to_sent_letters
from tovholder.practice.casework.models import Task

pytestmark = pytest.mark.django_db

MAILBOX = "sikker@skole.example"


@pytest.fixture
def to_school(freja, svend):
    """A letter to the school with one paper, sent by Svend on Friday evening."""
    a_paper(freja, title="Udtalelse", data=PDF)
    return send_letter(
        a_letter(freja, to=Addressee("Ida Krogh, Fjordby Skole")),
        way=Way(HowSent.SECURE_MAIL, MAILBOX),
        papers=papers_of(freja, reader=reading(svend)),
        because="Samtykke fra mor",
        at=FRIDAY_EVENING,
        by=reading(svend).hand,
    )


def last_line(child):
    return (
        Line.objects.filter(subjects__child_id=child.pk)
        .order_by("-recorded_at", "-pk")
        .values_list("deed", flat=True)[0]
    )


def test_when_the_mail_server_has_taken_it_the_letter_is_delivered(freja, to_school, postbox):
    deliver_waiting(now=MONDAY_MORNING)

    assert see_to_sent_letters(now=MONDAY_MORNING) == 1
    assert see_to_sent_letters(now=MONDAY_MORNING) == 0

    assert LetterDelivery.objects.get().delivered_at == MONDAY_MORNING
    assert last_line(freja) == "letter delivered"
    assert not Task.objects.exists()


def test_a_mailbox_that_refuses_is_a_task_and_a_mail_to_who_sent_it_that_only_says_log_in(
    freja, svend, to_school, postbox
):
    postbox.refuses_recipient = "550 No such mailbox"
    deliver_waiting(now=MONDAY_MORNING)
    see_to_sent_letters(now=MONDAY_MORNING)
    postbox.refuses_recipient = ""

    assert deliver_waiting(now=MONDAY_MORNING) == 1

    assert Task.objects.get(child=freja, done_at=None).kind == Task.Kind.LETTER_FAILED
    assert last_line(freja) == "letter not delivered"
    ((to, mail),) = postbox.mails
    assert to == [svend.email]
    assert mail["Subject"] == "Tovholder: noget, du skal se i dag"
    assert f"/dokumenter/brev/{to_school.pk}/" in mail.get_content()
    assert not {"Freja", "skole", "Ågård"} & set(mail.as_string().split())


def test_the_task_leads_to_the_letter_where_it_is_sent_again(svend, to_school, postbox):
    postbox.refuses_recipient = "550 No such mailbox"
    deliver_waiting(now=MONDAY_MORNING)
    see_to_sent_letters(now=MONDAY_MORNING)

    task = at_the_desk(svend).get(reverse("casework:finish_task", args=[Task.objects.get().pk])).content.decode()

    assert f'href="{reverse("documents:send", args=[to_school.pk])}"' in task
    assert "Send brevet igen" in page(svend, to_school.letter)


def test_sending_it_again_another_way_settles_the_task(freja, svend, to_school, postbox):
    postbox.refuses_recipient = "550 No such mailbox"
    deliver_waiting(now=MONDAY_MORNING)
    see_to_sent_letters(now=MONDAY_MORNING)

    html = page(svend, to_school.letter, how="by_hand")

    assert "Ikke leveret" in html and "Mailserveren afviste postkassen (550)." in html and "Givet" in html
    assert Task.objects.get().done_words == "Sendt igen."


def test_what_has_not_come_through_in_a_day_is_given_up_and_not_sent_behind_anybodys_back(to_school, postbox):
    postbox.refuses = "451 Try later"
    deliver_waiting(now=FRIDAY_EVENING)
    assert see_to_sent_letters(now=FRIDAY_EVENING + GIVE_UP_AFTER - timedelta(seconds=1)) == 0

    assert see_to_sent_letters(now=FRIDAY_EVENING + GIVE_UP_AFTER) == 1
    postbox.refuses = ""
    deliver_waiting(now=MONDAY_MORNING)

    assert [to for to, _ in postbox.mails if MAILBOX in to] == []
    assert LetterDelivery.objects.get().trouble == "Mailserveren svarede 451."


def test_what_goes_to_a_grown_up_is_stopped_by_a_death_and_nobody_is_asked_to_send_it(freja, svend):
    mother = Adult.objects.create(name="Lone Ågård")
    Tie.objects.create(child=freja, adult=mother, kind="mother", starts="2019-01-01")
    letter = a_letter(freja, to=Addressee(mother.name, adult=mother.pk))
    send_letter(letter, way=Way(HowSent.DIGITAL_POST), at=FRIDAY_EVENING, by=reading(svend).hand)
    freja.died_on = FRIDAY_EVENING.date()
    freja.save()
    deliver_waiting(now=FRIDAY_EVENING)

    assert see_to_sent_letters(now=FRIDAY_EVENING) == 1

    assert LetterDelivery.objects.get().failed_at == FRIDAY_EVENING
    assert not Task.objects.exists()


@pytest.fixture
def posted(freja, svend):
    """A letter to Freja's school, in the post since Friday evening."""
    return send_letter(
        a_letter(freja, to=Addressee("Ida Krogh, Fjordby Skole", "Skolevej 1")),
        way=Way(HowSent.POST),
        at=FRIDAY_EVENING,
        by=reading(svend).hand,
    )


def returned(user, letter, **given):
    where = reverse("documents:returned", args=[letter.pk])
    return at_the_desk(user).post(where, given, follow=True).content.decode()


def test_a_letter_that_comes_back_by_post_is_a_task_until_it_is_sent_another_way(freja, svend, posted):
    letter = posted.letter
    assert f'href="{reverse("documents:returned", args=[letter.pk])}"' in page(svend, letter)

    html = returned(svend, letter, because="Ubekendt på adressen")

    assert "Kom retur" in html and "Ubekendt på adressen" in html and "Send brevet igen" in html
    assert "Brevet er ikke kommet frem" in html and "Brevet er sendt" not in html
    assert last_line(freja) == "letter came back"
    task = Task.objects.get(child=freja, done_at=None)
    assert task.kind == Task.Kind.LETTER_FAILED
    where = at_the_desk(svend).get(reverse("casework:finish_task", args=[task.pk])).content.decode()
    assert f'href="{reverse("documents:send", args=[letter.pk])}"' in where

    page(svend, letter, how="post", address="Skolevej 1")
    assert Task.objects.get().done_words == "Sendt igen."
    returned(svend, letter, because="Flyttet")  # and once more

    assert Task.objects.filter(done_at=None).count() == 1
    assert [each.trouble for each in LetterDelivery.objects.order_by("pk")] == ["Ubekendt på adressen", "Flyttet"]


def moves(adult, to, *, secret=False):
    home = Home.objects.create(kind=HomeKind.FAMILY, address=to, secret=secret)
    Residence.objects.create(adult=adult, home=home, starts=FRIDAY_EVENING.date())


@pytest.fixture
def back_from_mother(freja, svend):
    """A letter to Freja's mother, which came back."""
    mother = Adult.objects.create(name="Lone Ågård")
    Tie.objects.create(child=freja, adult=mother, kind="mother", starts="2019-01-01")
    letter = a_letter(freja, to=Addressee(mother.name, adult=mother.pk), address="Birkevej 4")
    send_letter(letter, way=Way(HowSent.POST), at=FRIDAY_EVENING, by=reading(svend).hand)
    returned(svend, letter, because="Flyttet")
    return letter


def test_sent_again_the_newest_address_is_offered_and_what_came_back_is_kept_as_it_was(freja, svend, back_from_mother):
    letter = back_from_mother
    moves(letter.to_adult, "Nyvej 7, Fjordby")
    assert "Nyvej 7, Fjordby</textarea>" in page(svend, letter)

    html = page(svend, letter, how="post", address="Nyvej 7, st. tv., Fjordby")

    anew = LetterDelivery.objects.order_by("pk").last().paper
    assert (anew.address, anew.body) == ("Nyvej 7, st. tv., Fjordby", letter.body)
    letter.refresh_from_db()
    assert letter.address == "Birkevej 4"
    assert "Nyvej 7, st. tv., Fjordby" in html and reverse("letters:letter", args=[anew.pk]) in html
    assert [each.pk for each in letters_of(freja.pk)] == [letter.pk]
    its_own = at_the_desk(svend).get(reverse("documents:send", args=[anew.pk]))
    assert its_own["Location"] == reverse("documents:send", args=[letter.pk])


def test_a_protected_address_is_put_on_the_letter_that_goes_again_unseen(svend, back_from_mother):
    moves(back_from_mother.to_adult, "Gemmevej 3, Fjordby", secret=True)
    assert "Gemmevej" not in page(svend, back_from_mother)

    page(svend, back_from_mother, how="post", address="")

    assert LetterDelivery.objects.order_by("pk").last().paper.address == "Gemmevej 3, Fjordby"


def test_what_tells_of_a_notification_is_not_sent_again_to_the_childs_home(freja, svend):
    answer = {"receipt": "26-1", "received_on": "5. oktober 2026"}
    to = Addressee("Grete Holm")
    letter = a_letter(freja, to=to, kind="acknowledgement", address="Torvet 1", **answer)
    send_letter(letter, way=Way(HowSent.POST), at=FRIDAY_EVENING, by=reading(svend).hand)
    returned(svend, letter, because="Flyttet")
    home = Home.objects.create(kind=HomeKind.FAMILY, address="Birkevej 4, 9999 Fjordby")
    Residence.objects.create(child=freja, home=home, starts=FRIDAY_EVENING.date())

    html = page(svend, letter, how="post", address="Birkevej 4, 9999 Fjordby")

    assert "Adressen er barnets hjem." in html and "Birkevej 4, 9999 Fjordby</textarea>" in html
    assert LetterDelivery.objects.count() == 1


def test_noted_twice_a_letter_has_come_back_once(freja, svend, posted):
    returned(svend, posted.letter, because="Ubekendt på adressen")
    html = returned(svend, posted.letter, because="Flyttet")

    assert "Se her, hvor langt brevet er." in html
    assert LetterDelivery.objects.get().trouble == "Ubekendt på adressen"
    assert Task.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"because": ""}, "Udfyld »Hvorfor kom brevet retur?«."),
        ({"because": "Flyttet", "returned_on": "2026-10-01"}, "kan ikke være kommet retur før"),
        ({"because": "Flyttet", "returned_on": "2035-10-01"}, "Dagen ligger i fremtiden"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(given, fault, svend, posted):
    html = returned(svend, posted.letter, **given)

    assert fault in html
    assert given["because"] in html
    assert LetterDelivery.objects.get().failed_at is None


def test_what_did_not_go_by_post_cannot_come_back_by_it(svend, to_school):
    assert "/retur/" not in page(svend, to_school.letter)
    assert "Se her, hvor langt brevet er." in returned(svend, to_school.letter, because="Ubekendt")
    assert LetterDelivery.objects.get().failed_at is None


def test_the_worker_goes_this_round():
    assert "letters" in {each.name for each in all_rounds()}
