"""`tovholder check` says 0 only when everything is as it was written, counted and received."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as real_settings
from django.db import connection
from django.utils import timezone

from tests.database import as_superuser
from tests.world.frontdesk import LITTLE_BOY, received
from tests.world.quiet import seal_when_others_are_done
from tovholder.entrances.commandline.answering import answer, begin_new_epoch
from tovholder.entrances.commandline.examining import LONGEST_TAIL
from tovholder.foundation.chronicle.models import Line, Seal
from tovholder.foundation.chronicle.sealing import last_seal
from tovholder.foundation.chronicle.witness import WITNESS, Witness, note_seal
from tovholder.foundation.deadlines import comparing
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.practice.intake.models import Concern

pytestmark = pytest.mark.django_db(transaction=True)

SERVER = real_settings.HOME


@pytest.fixture
def house(fjordby, freja, settings, tmp_path):
    """Two children with their clocks, everything sealed, and a data folder of its own."""
    settings.HOME = tmp_path
    received(freja, LITTLE_BOY)
    seal_when_others_are_done()
    return freja


def checked(capsys, *, later=timedelta()):
    status = answer(as_json=True, now=timezone.now() + later)
    return status, json.loads(capsys.readouterr().out)


def tamper(statement):
    with as_superuser(SERVER, connection.settings_dict["NAME"]) as database:
        database.execute("set session_replication_role = replica")
        database.execute(statement)


def test_all_is_right(house, capsys):
    status, found = checked(capsys)

    assert status == 0
    lines = Line.objects.count()
    assert found == {
        "chronicle": {"lines": lines, "seals": 1, "first_bad": None, "tail_s": 0},
        "duties": {"compared": 2, "different": []},
        "balance": {"received": 2, "assessed": 0, "waiting": 2, "closed": 0},
    }


def test_what_the_site_counts_while_it_is_checked_is_no_fault(house, monkeypatch, capsys):
    count: Any = vars(comparing)["duties_anew"]
    calls: list[Any] = []

    def meanwhile(children):
        if not calls:
            received(LITTLE_BOY, house)
        calls.append(children)
        return count(children)

    monkeypatch.setattr(comparing, "duties_anew", meanwhile)
    status, found = checked(capsys)

    assert len(calls) > 1  # it was seen, and looked at again
    assert (status, found["duties"]["different"]) == (0, [])


def test_mail_that_does_not_come_in_is_a_warning_and_no_fault(house, settings, capsys):
    settings.IMAP_HOST, settings.IMAP_USER, settings.IMAP_PASSWORD = "mail.fjordby.invalid", "post", "hemmelig"

    status, found = checked(capsys)
    assert (status, found["warnings"]) == (0, ["mailbox: Ingen har set efter mail. Kører `tovholder serve`?"])
    assert answer(as_json=False, now=timezone.now()) == 0
    assert "! Postkurv: mail er ikke hentet endnu." in capsys.readouterr().out


def test_an_empty_database_is_right_too(db, capsys):
    status, found = checked(capsys)

    assert status == 0
    assert found["duties"] == {"compared": 0, "different": []}


def test_a_municipality_that_knows_no_child_yet_is_right_too(fjordby, capsys):
    status, found = checked(capsys)

    assert status == 0
    assert found["duties"] == {"compared": 0, "different": []}


def test_a_changed_line_is_named(house, capsys):
    line = Line.objects.get(deed="notification received")
    tamper(f"update chronicle_line set happened_at = happened_at + interval '1 hour' where id = '{line.pk}'")

    status, found = checked(capsys)

    assert status == 1
    assert found["chronicle"]["first_bad"] == str(line.pk)


def test_seals_that_were_cut_off_are_missed_when_one_was_noted(house, capsys, settings):
    head = last_seal()
    note_seal(settings.HOME / WITNESS, Witness(head.number, head.seal))
    assert checked(capsys)[0] == 0
    tamper("delete from chronicle_seal")
    seals = Seal.objects.count()

    status, found = checked(capsys)

    assert (seals, status, found["chronicle"]["first_bad"]) == (0, 1, "segl 1")


@pytest.mark.parametrize(("waited", "status"), [(LONGEST_TAIL - timedelta(minutes=1), 0), (LONGEST_TAIL * 2, 1)])
def test_lines_that_nobody_seals_are_told(house, capsys, waited, status):
    received(LITTLE_BOY)

    answered, found = checked(capsys, later=waited)

    assert answered == status
    assert found["chronicle"]["tail_s"] >= waited.total_seconds()


BREAKS = {
    "a deadline moved": lambda child: child.deadlines.filter(rule="NOTIF-24H").update(due_at=timezone.now()),
    "a deadline marked as met": lambda child: child.deadlines.filter(rule="NOTIF-24H").update(met_at=timezone.now()),
    "a deadline taken away": lambda child: child.deadlines.filter(rule="NOTIF-24H").delete(),
    "a count that never was": lambda child: Counting.objects.filter(child=child).update(
        counted_at=timezone.now() - timedelta(days=4000)
    ),
}


@pytest.mark.parametrize("break_it", BREAKS.values(), ids=BREAKS)
def test_a_child_with_other_duties_than_counted_is_named(house, capsys, break_it):
    assert Deadline.objects.filter(child=house, rule="NOTIF-24H").exists()
    break_it(house)

    status, found = checked(capsys)

    assert status == 1
    assert found["duties"] == {"compared": 2, "different": [str(house.pk)]}


def test_what_was_counted_by_other_rules_is_counted_anew_on_demand(house, capsys):
    house.deadlines.update(because="Efter en regel, der er rettet siden.")
    lines = Line.objects.count()

    assert answer(as_json=False, now=timezone.now()) == 1
    assert "tovholder check --recount" in capsys.readouterr().out
    assert answer(as_json=False, now=timezone.now(), recount=True) == 0

    assert "1 barn er talt på ny" in capsys.readouterr().out
    assert not house.deadlines.filter(because__startswith="Efter en regel").exists()
    assert checked(capsys)[1]["duties"]["different"] == []
    assert Line.objects.count() == lines


def test_duties_are_counted_as_of_when_they_were_last_counted(house, capsys):
    status, found = checked(capsys, later=timedelta(days=3650))  # however late the check is run

    assert (status, found["duties"]["different"]) == (0, [])


def test_a_notification_that_is_neither_assessed_nor_waiting_breaks_the_balance(house, capsys):
    Concern.objects.filter(child=house).update(assessed_at=timezone.now())

    status, found = checked(capsys)

    assert status == 1
    assert found["balance"] == {"received": 2, "assessed": 0, "waiting": 1, "closed": 0}


@pytest.mark.parametrize("broken", [False, True])
def test_a_person_can_read_what_was_found(house, capsys, broken):
    if broken:
        tamper("update chronicle_line set by_user = gen_random_uuid()")
        house.deadlines.all().delete()
        Concern.objects.filter(child=house).update(assessed_at=timezone.now())

    status = answer(as_json=False, now=timezone.now())

    said = capsys.readouterr().out
    assert status == (1 if broken else 0)
    assert said.count("✗") == (3 if broken else 0)
    assert ("linjen er ændret" in said) is broken
    assert (str(house.pk) in said) is broken
    assert "Balance: modtaget 2" in said


def test_without_a_restore_no_new_epoch_begins(house, capsys):
    assert begin_new_epoch() == 0
    assert "epoke 1" in capsys.readouterr().out
    assert checked(capsys)[0] == 0
