"""What the scanner leaves comes into Modtagelsen's basket, whatever happens on the way."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.foundation.documents.papers import PDF
from tests.world.people import MONDAY_MORNING
from tovholder.entrances.worker.work import all_rounds
from tovholder.foundation.documents import scan_folder
from tovholder.foundation.documents.actions import bytes_of_mail
from tovholder.foundation.documents.models import IncomingMail, MailFile
from tovholder.foundation.documents.scan_folder import take_in_scans
from tovholder.foundation.organisation.models import Unit

pytestmark = pytest.mark.django_db

SCANNED_AT = MONDAY_MORNING - timedelta(hours=1)


class PowerCut(BaseException):
    """The worker is gone from one moment to the next."""


def scanned(folder, name="brev.pdf", data=PDF, *, at=SCANNED_AT):
    file = folder / name
    file.write_bytes(data)
    os.utime(file, (at.timestamp(), at.timestamp()))
    return file


def go(folder):
    return take_in_scans(now=MONDAY_MORNING, folder=folder)


def left_in(folder):
    return sorted(each.name for each in folder.rglob("*") if each.is_file())


def test_a_scanned_letter_comes_into_the_basket_and_out_of_the_folder(fjordby, tmp_path):
    scanned(tmp_path, "010203-1234 skole.pdf")

    assert go(tmp_path) == 1
    mail = IncomingMail.objects.get()
    assert (mail.unit, mail.came_by, mail.subject) == (fjordby.intake, "scan_folder", "[CPR-nummer] skole.pdf")
    assert (mail.received_at, mail.taken_in_at) == (SCANNED_AT, MONDAY_MORNING)
    assert bytes_of_mail(mail.files.get()) == PDF
    assert left_in(tmp_path) == []
    assert go(tmp_path) == 0


def test_cut_off_between_the_claim_and_the_basket_the_next_round_goes_on(fjordby, tmp_path, monkeypatch):
    scanned(tmp_path)
    with monkeypatch.context() as cut:
        cut.setattr(scan_folder, "receive_post", _power_cut)
        with pytest.raises(PowerCut):
            go(tmp_path)
    assert not IncomingMail.objects.exists()
    assert [each.parent.name for each in tmp_path.rglob("*.pdf")] == ["taget"]

    go(tmp_path)

    assert bytes_of_mail(MailFile.objects.get()) == PDF
    assert left_in(tmp_path) == []


def test_cut_off_between_the_basket_and_the_removing_it_is_not_taken_in_twice(fjordby, tmp_path, monkeypatch):
    scanned(tmp_path)
    with monkeypatch.context() as cut:
        cut.setattr(Path, "unlink", _power_cut)
        with pytest.raises(PowerCut):
            go(tmp_path)
    assert len(left_in(tmp_path)) == 1

    go(tmp_path)

    assert IncomingMail.objects.count() == 1
    assert left_in(tmp_path) == []


def _power_cut(*_given, **_named):
    raise PowerCut


def test_two_letters_with_the_same_name_are_two(fjordby, tmp_path):
    scanned(tmp_path)
    go(tmp_path)
    scanned(tmp_path)
    go(tmp_path)

    assert IncomingMail.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"", "Filen er tom."),
        (b"MZ\x90\x00" + b"\x00" * 300, "Filen er et program"),
        (b"%PDF-1.7" + b"x" * (21 * 1024 * 1024), "mere end 20 MB"),
    ],
    ids=["0 bytes", "a program named pdf", "21 MB"],
)
def test_what_cannot_be_kept_lies_aside_with_the_reason_and_stops_no_other(fjordby, tmp_path, data, because):
    scanned(tmp_path, "a.pdf", data)
    scanned(tmp_path, "b.pdf")

    assert go(tmp_path) == 1
    assert IncomingMail.objects.get().subject == "b.pdf"
    refused, reason = sorted((tmp_path / "afvist").iterdir())
    assert refused.read_bytes() == data
    assert because in reason.read_text(encoding="utf-8")
    assert reason.name == f"{refused.name}.hvorfor.txt"


@pytest.mark.parametrize("name", ["brev.pdf.part", ".brev.pdf", "~brev.tmp"])
def test_what_the_scanner_has_not_finished_is_left_alone(fjordby, tmp_path, name):
    scanned(tmp_path, name)
    scanned(tmp_path, "nu.pdf", at=MONDAY_MORNING - timedelta(seconds=1))

    assert go(tmp_path) == 0
    assert left_in(tmp_path) == sorted([name, "nu.pdf"])


def test_a_link_and_a_folder_are_no_letters(fjordby, tmp_path):
    place = tmp_path / "scanner"
    (place / "gammelt").mkdir(parents=True)
    (place / "brev.pdf").symlink_to(scanned(tmp_path, "secret.pdf"))

    assert go(place) == 0
    assert not IncomingMail.objects.exists()


@pytest.mark.parametrize("name", ["æøå " + "x" * 240 + ".pdf", "\udce6\udcf8.pdf", "to\nlinjer.pdf"])
def test_a_name_no_one_thought_of_comes_in_too(fjordby, tmp_path, name):
    scanned(tmp_path, name)

    assert go(tmp_path) == 1
    assert IncomingMail.objects.get().subject.endswith(".pdf")


def test_one_file_that_cannot_be_read_stops_no_other(fjordby, tmp_path, monkeypatch):
    scanned(tmp_path, "a.pdf")
    scanned(tmp_path, "b.pdf", PDF + b"b")
    reads = Path.read_bytes

    def cannot(path):
        if path.name.endswith("--a.pdf"):
            raise PermissionError
        return reads(path)

    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", cannot)
        assert go(tmp_path) == 1
    assert len(left_in(tmp_path)) == 1
    assert go(tmp_path) == 1


def test_while_no_unit_takes_in_post_it_stays_where_it_is(fjordby, tmp_path):
    Unit.objects.filter(pk=fjordby.intake.pk).update(ends="2026-01-01")
    scanned(tmp_path)

    assert go(tmp_path) == 0
    assert left_in(tmp_path) == ["brev.pdf"]


def test_a_folder_that_is_gone_is_told_of(fjordby, tmp_path):
    with pytest.raises(FileNotFoundError):
        go(tmp_path / "not there")


def test_the_worker_looks_in_the_folder_the_setting_names_and_nowhere_without_one(fjordby, tmp_path, settings):
    (look,) = [each.work for each in all_rounds() if each.name == "scan folder"]
    scanned(tmp_path)

    settings.SCAN_FOLDER = ""
    assert look(MONDAY_MORNING) == 0
    settings.SCAN_FOLDER = str(tmp_path)
    assert look(MONDAY_MORNING) == 1
