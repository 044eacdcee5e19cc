"""A letter keeps its words, says nothing it should not, and is not written where it could put a child in danger."""

import shutil
import subprocess
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.foundation.letters.outbox import alarm
from tests.foundation.letters.word import word_file
from tests.world.people import FRIDAY_EVENING, LONG_AGO
from tovholder.foundation.access.models import Reading
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child, ContactHold, Home, Residence
from tovholder.foundation.letters.actions import ACKNOWLEDGEMENT, HeldBack, write_letter
from tovholder.foundation.letters.models import Letter, LetterTemplate, TrialMessage
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.letters.words import NoSuchLetter, WordMissing
from tovholder.foundation.organisation.models import Municipality

pytestmark = pytest.mark.django_db

FIELDS = {"received_on": "16. oktober 2026", "receipt": "AB12-CD34"}


def write(child, *, recipient="Ida Krogh, Fjordby Skole", address="Skolevej 1\n9999 Fjordby", **changed):
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        wanted: dict[str, Any] = {"kind": ACKNOWLEDGEMENT, "about": new_id(), "fields": FIELDS} | changed
        return write_letter(book, to=Addressee(recipient, address), child=child, **wanted)


@pytest.fixture
def birkevej(freja):
    """Where Freja lives."""
    home = Home.objects.create(address="Birkevej 4, 9999 Fjordby")
    Residence.objects.create(child=freja, home=home, starts=LONG_AGO)
    return home


def test_the_notifier_is_thanked_and_told_nothing_about_the_child(freja):
    letter = Letter.objects.get(pk=write(freja).pk)

    assert letter.title == "Tak for din underretning"
    assert "den 16. oktober 2026. Den har modtagelsesnummer AB12-CD34." in letter.body
    assert "70 10 20 00" in letter.body and "70 10 20 30" in letter.body
    assert "Freja" not in letter.body + letter.title
    assert letter.written_at == FRIDAY_EVENING


def test_the_municipality_s_own_words_win_and_its_closing_is_added(freja):
    LetterTemplate.objects.create(
        kind=ACKNOWLEDGEMENT,
        starts=LONG_AGO,
        docx=word_file("Tak", "Vi har den fra {{ modtaget_dato }}."),
        kept_at=FRIDAY_EVENING,
    )
    Municipality.objects.update(texts={"letter_closing": "Læs om dine rettigheder på vores hjemmeside."})

    letter = write(freja)

    assert letter.title == "Tak"
    assert letter.body == "Vi har den fra 16. oktober 2026.\n\nLæs om dine rettigheder på vores hjemmeside."


def test_a_blank_nobody_filled_in_is_told_and_no_letter_is_written(freja):
    with pytest.raises(WordMissing, match="received_on"):
        write(freja, fields={})
    with pytest.raises(NoSuchLetter, match="brevskabelon »postkort«"):
        write(freja, kind="postkort")
    assert not Letter.objects.exists()


@pytest.mark.parametrize(("lifted", "written"), [(False, 0), (True, 1)])
def test_nothing_goes_out_while_there_is_a_contact_hold(freja, lifted, written):
    ContactHold.objects.create(
        child=freja,
        because="honour",
        set_at=FRIDAY_EVENING,
        lifted_at=FRIDAY_EVENING if lifted else None,
        lifted_by=new_id() if lifted else None,
        lifted_because="Risikoen er vurderet." if lifted else "",
    )
    try:
        write(freja)
    except HeldBack as held_back:
        assert "Giv svaret personligt" in str(held_back)

    assert Letter.objects.count() == written


@pytest.mark.parametrize(
    ("recipient", "address", "written"),
    [
        ("Ida Krogh", "Skolevej 1, 9999 Fjordby", 1),
        ("Mor", "Birkevej 4, 9999 Fjordby", 0),
        ("En nabo", "BIRKEVEJ 4\n9999  Fjordby", 0),
        ("En nabo", "Birkevej 4", 0),
        ("freja aagård", "Skolevej 1, 9999 Fjordby", 0),
        ("En uden adresse", "", 1),
    ],
)
def test_an_acknowledgement_never_goes_to_the_child_or_the_child_s_home(freja, birkevej, recipient, address, written):
    try:
        write(freja, recipient=recipient, address=address)
    except HeldBack as held_back:
        assert "giv svaret personligt" in str(held_back)

    assert Letter.objects.count() == written


def test_the_other_children_it_concerns_are_asked_for_too(freja, birkevej):
    stranger = Child.objects.create(name="Storm")

    with pytest.raises(HeldBack):
        write(stranger, address="Birkevej 4, 9999 Fjordby", other_children=[freja.pk])


def test_a_home_the_child_has_left_is_no_longer_the_child_s(freja, birkevej):
    Residence.objects.update(ends=date(2020, 1, 1))

    assert write(freja, address=birkevej.address)


@pytest.mark.parametrize(("who", "answer"), [("svend", 200), ("sofie", 404)])
@pytest.mark.parametrize("page", ["letters:letter", "letters:pdf"])
def test_a_letter_is_read_through_the_door_to_the_child(client, request, freja, who, answer, page):
    letter = write(freja)
    client.force_login(request.getfixturevalue(who))

    response = client.get(reverse(page, args=[letter.pk]))

    assert response.status_code == answer
    assert Reading.objects.filter(child_id=freja.pk).count() == (1 if answer == 200 else 0)


@pytest.mark.parametrize(("who", "answer"), [("karen", 200), ("svend", 404)])
def test_a_letter_about_no_child_is_for_intake(client, request, fjordby, who, answer):
    letter = write(None)
    client.force_login(request.getfixturevalue(who))

    assert client.get(reverse("letters:letter", args=[letter.pk])).status_code == answer


def test_who_reads_a_letter_on_the_screen_can_go_back_and_send_it(client, svend, freja):
    letter = write(freja)
    client.force_login(svend)

    page = client.get(reverse("letters:letter", args=[letter.pk])).content.decode()

    for way in (reverse("desk:child", args=[freja.pk]), reverse("documents:send", args=[letter.pk])):
        assert f'href="{way}"' in page
        assert client.get(way).status_code == 200


def test_what_people_wrote_comes_out_as_text_on_the_page(client, svend, freja):
    letter = write(freja, recipient="<b>Ib</b> #evil() $x$ *Åse*")
    client.force_login(svend)

    page = client.get(reverse("letters:letter", args=[letter.pk])).content.decode()

    assert "&lt;b&gt;Ib&lt;/b&gt; #evil() $x$ *Åse*" in page
    assert '<html lang="da">' in page


@pytest.mark.parametrize(
    "recipient",
    ["<b>Ib</b> #evil() $x$ *Åse*", "李小龙", "👶🏽 Emoji", "محمد عبد الرحمن", "ဇော်ဇော်", "O’Neill-d'Angelo"],
)
def test_the_pdf_is_tagged_and_takes_any_name(client, svend, freja, recipient):
    letter = write(freja, recipient=recipient)
    client.force_login(svend)

    answer = client.get(reverse("letters:pdf", args=[letter.pk]))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="brev-2026-10-16.pdf"'
    assert answer.content.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in answer.content and b"/Lang" in answer.content


def test_the_pdf_says_what_the_letter_says(client, svend, freja, tmp_path):
    reader = shutil.which("pdftotext")
    letter = write(freja, recipient="<b>Ib</b> #evil() $x$ *Åse*")
    client.force_login(svend)
    (tmp_path / "letter.pdf").write_bytes(client.get(reverse("letters:pdf", args=[letter.pk])).content)
    if reader is None:  # no reader of PDFs on this machine: its size says that there is more than an empty page
        assert (tmp_path / "letter.pdf").stat().st_size > 10_000
        return

    said = subprocess.run([reader, tmp_path / "letter.pdf", "-"], capture_output=True, text=True, check=True).stdout

    assert "<b>Ib</b> #evil() $x$ *Åse*" in said
    assert "AB12-CD34" in said
    assert "Venlig hilsen\nFjordby Kommune" in said


def test_the_demo_shows_what_would_have_gone_to_a_phone(client, svend, settings):
    call = alarm(phone="20 30 40 50")
    TrialMessage.objects.create(outgoing=call, to="20 30 40 50", text="Der er kommet en.", sent_at=FRIDAY_EVENING)
    client.force_login(svend)

    assert "20 30 40 50" in client.get(reverse("letters:messages_taken")).content.decode()
    settings.DEMO = False
    assert client.get(reverse("letters:messages_taken")).status_code == 404
