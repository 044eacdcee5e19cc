"""A form that is refused for another field's sake keeps the file: no browser chooses it again by itself."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.foundation.documents.papers import PDF
from tests.world.people import at_the_desk
from tovholder.foundation.documents.actions import content_of
from tovholder.foundation.documents.models import Document, IncomingMail
from tovholder.foundation.drafts.models import HeldFile
from tovholder.foundation.drafts.sweeping import sweep_abandoned

pytestmark = pytest.mark.django_db
AHEAD = "2035-01-01T10:00"


@pytest.fixture
def browser(svend, freja):
    return at_the_desk(svend)


def attach(browser, child, **given):
    return browser.post(reverse("documents:attach", args=[child.pk]), given)


def letter(name="brev.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


def test_the_file_is_kept_while_a_date_is_put_right_and_let_go_when_it_is_filed(browser, freja):
    refused = attach(browser, freja, file=letter(), title="Brev", received_at=AHEAD).content.decode()
    assert "Tidspunktet ligger ude i fremtiden" in refused
    assert "Fjern brev.pdf" in refused
    assert not Document.objects.exists()

    answer = attach(browser, freja, title="Brev", received_at="")

    assert answer.status_code == 302
    assert content_of(Document.objects.get()) == PDF
    assert not HeldFile.objects.exists()


def test_the_field_says_that_the_file_is_attached_and_does_not_ask_for_it_again(browser, freja):
    page = reverse("documents:attach", args=[freja.pk])
    assert field_of_the_file(browser.get(page)) == (True, False)

    assert field_of_the_file(attach(browser, freja, file=letter(), received_at=AHEAD)) == (False, True)
    assert field_of_the_file(browser.get(page)) == (False, True)

    taken_away = attach(browser, freja, let_go=str(HeldFile.objects.get().pk), received_at="")
    assert field_of_the_file(taken_away) == (True, False)


def field_of_the_file(answer):
    """Whether the form's first question, the file, says that it must be filled in, and that it is attached."""
    question = answer.content.decode().split('for="id_file"')[1].split('type="file"')[0]
    return "skal udfyldes" in question, "Allerede vedlagt." in question


def test_what_is_held_is_sealed_and_so_is_its_name(browser, freja):
    attach(browser, freja, file=letter("Freja hos lægen.pdf"), received_at=AHEAD)

    held = HeldFile.objects.get()
    assert PDF not in bytes(held.sealed)
    assert b"Freja" not in bytes(held.name)


def test_a_file_taken_away_is_gone_and_the_form_asks_for_one(browser, freja):
    attach(browser, freja, file=letter(), received_at=AHEAD)

    page = attach(browser, freja, let_go=str(HeldFile.objects.get().pk), received_at="").content.decode()

    assert "Fjern brev.pdf" not in page
    assert "Udfyld" in page
    assert not HeldFile.objects.exists() and not Document.objects.exists()


def test_a_new_file_goes_instead_of_the_one_that_is_held(browser, freja):
    attach(browser, freja, file=letter(), received_at=AHEAD)

    attach(browser, freja, file=letter("ny.pdf", PDF + b"ny"), received_at="")

    assert content_of(Document.objects.get()) == PDF + b"ny"
    assert not HeldFile.objects.exists()


@pytest.mark.parametrize("data", [b"", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(64), b"%PDF-1.7" + bytes(200)])
def test_what_could_not_be_kept_is_not_held_either(data, browser, freja, settings):
    settings.ATTACHMENT_MAX_BYTES = 100

    attach(browser, freja, file=letter("a.pdf", data), received_at=AHEAD)

    assert not HeldFile.objects.exists()


def test_nobody_else_and_no_other_child_meets_it(browser, bodil, freja, fjordby):
    attach(browser, freja, file=letter(), received_at=AHEAD)
    page = reverse("documents:attach", args=[freja.pk])

    assert "Fjern brev.pdf" in browser.get(page).content.decode()
    assert "brev.pdf" not in at_the_desk(bodil).get(page).content.decode()
    at_the_desk(bodil).post(page, {"let_go": str(HeldFile.objects.get().pk)})
    assert HeldFile.objects.count() == 1
    assert not Document.objects.exists()
    browser.post(page, {"let_go": "ikke et id"})
    assert Document.objects.count() == 1


def test_post_of_several_files_is_kept_too(browser):
    page = reverse("documents:basket")
    refused = browser.post(page, {"enclosed": [letter("a.pdf"), letter("b.pdf", PDF + b"b")], "received_at": AHEAD})
    assert refused.content.decode().count("let-go-") == 4  # two boxes, and their labels
    assert "Allerede vedlagt. Højst 20 MB i alt." in refused.content.decode()

    browser.post(page, {"received_at": "", "sender": "Skolen"})

    assert IncomingMail.objects.get().files.count() == 2
    assert not HeldFile.objects.exists()


def test_what_nobody_comes_back_to_is_swept_with_the_drafts(browser, freja):
    attach(browser, freja, file=letter(), received_at=AHEAD)
    now = timezone.now()

    assert sweep_abandoned(now=now, kept_days=14) == 0
    assert sweep_abandoned(now=now + timedelta(days=15), kept_days=14) == 1
    assert not HeldFile.objects.exists()
