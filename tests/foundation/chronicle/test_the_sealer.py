"""Every line that is committed is sealed, whoever was slow; and every change afterwards is found and named."""

import random
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import timezone

from tests.database import as_superuser
from tests.world.quiet import seal_when_others_are_done
from tovholder.foundation.chronicle import sealing, verifying
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN, Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.chronicle.models import Facts, Line, Seal, Subject
from tovholder.foundation.chronicle.prints import print_of_text
from tovholder.foundation.chronicle.sealing import begin_epoch, last_seal, oldest_unsealed, seal_new_lines
from tovholder.foundation.chronicle.verifying import verify
from tovholder.foundation.chronicle.witness import Witness, note_seal, noted_seal

FRIDAY_EVENING = datetime(2026, 10, 16, 19, 14, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


def write_line(matter="søvn", children=1):
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        about = [new_id() for _ in range(children)]
        return book.line("note made", about=about, happened_at=FRIDAY_EVENING, facts={"matter": matter})


@pytest.fixture
def sealed_lines():
    """Twelve lines under three seals, by when they were written."""
    lines = []
    for _ in range(3):
        lines += [write_line(str(n), children=2) for n in range(4)]
        seal_when_others_are_done()
    return lines


@contextmanager
def tampering():
    """Somebody who may do anything in the database, and knows how to get past its triggers."""
    with as_superuser(settings.HOME, connection.settings_dict["NAME"]) as database:
        database.execute("set session_replication_role = replica")
        yield database


def sealed_ids():
    raw = b"".join(bytes(seal.line_ids) for seal in Seal.objects.order_by("number"))
    return [UUID(bytes=raw[n : n + 16]) for n in range(0, len(raw), 16)]


def test_lines_are_sealed_once_in_the_order_they_were_written(sealed_lines):
    assert sealed_ids() == [line.pk for line in sealed_lines]
    assert list(Seal.objects.order_by("number").values_list("number", "lines")) == [(1, 4), (2, 4), (3, 4)]
    assert seal_when_others_are_done() == 0
    assert verify() == verifying.Verified(lines=12, seals=3)


def test_a_seal_holds_whole_transactions_also_when_many_lines_wait(monkeypatch):
    monkeypatch.setattr(sealing, "A_BATCH", 3)
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        for _ in range(5):
            book.line("note made", about=[new_id()], happened_at=FRIDAY_EVENING)
    for _ in range(4):
        write_line()

    assert seal_when_others_are_done() == 9
    assert list(Seal.objects.order_by("number").values_list("lines", flat=True)) == [5, 3, 1]
    assert verify().bad is None


def test_a_line_is_not_passed_over_because_its_transaction_was_slow():
    started, go_on = threading.Event(), threading.Event()

    def slow_writer():
        try:
            with transaction.atomic():
                write_line("slow")
                started.set()
                go_on.wait(10)
        finally:
            connections.close_all()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    started.wait(10)
    write_line("quick")
    while_it_writes = seal_new_lines()
    waiting = oldest_unsealed(at=timezone.now() + timedelta(minutes=1))
    go_on.set()
    writer.join()

    assert while_it_writes == 0  # the quick line waits for the slow one: nothing is sealed out of order
    assert waiting >= timedelta(minutes=1)
    assert seal_when_others_are_done() == 2
    assert oldest_unsealed(at=timezone.now()) == timedelta()


def test_with_many_writers_rollbacks_and_stalls_every_committed_line_is_sealed_once():
    over, number = threading.Event(), 12

    def all_let_go():  # a seal stops at whatever is still open, anywhere in the server
        seal_when_others_are_done()

    halfway = threading.Barrier(number, action=all_let_go)

    def writer(seed):
        chance = random.Random(seed)
        try:
            for n in range(40):
                if n == 20:
                    halfway.wait()
                try:
                    with transaction.atomic():
                        write_line(f"{seed}/{n}")
                        if chance.random() < 0.1:
                            threading.Event().wait(0.05)
                        if chance.random() < 0.2:
                            raise ZeroDivisionError
                except ZeroDivisionError:
                    pass
        finally:
            connections.close_all()

    def sealer():
        try:
            while not over.wait(0.005):
                seal_new_lines()
        finally:
            connections.close_all()

    writers = [threading.Thread(target=writer, args=(seed,)) for seed in range(number)]
    sealers = [threading.Thread(target=sealer) for _ in range(2)]
    for thread in (*sealers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    over.set()
    for thread in sealers:
        thread.join()
    seal_when_others_are_done()

    committed = set(Line.objects.values_list("pk", flat=True))
    assert len(sealed_ids()) == len(committed)
    assert set(sealed_ids()) == committed
    assert Seal.objects.count() > 1
    assert verify().bad is None


@pytest.mark.parametrize("microsecond", [0, 1, 120000, 999999])
@pytest.mark.parametrize("by", [NOBODY_LOGGED_IN, Author(user_id=new_id(), post_id=new_id())])
def test_the_print_under_the_seal_is_the_print_of_the_line(microsecond, by):
    happened_at = FRIDAY_EVENING.replace(microsecond=microsecond)
    with open_book(at=FRIDAY_EVENING, by=by) as book:
        line = book.line("note made", about=[new_id(), new_id()], passed_over=[new_id()], happened_at=happened_at)
    seal_when_others_are_done()

    kept = Line.objects.get(pk=line.pk)
    moments = [each.astimezone(UTC).isoformat() for each in (kept.happened_at, kept.recorded_at, kept.written_at)]
    hand, facts = [str(kept.by_user), str(kept.by_post)], bytes(kept.facts_hash).hex()
    children = [f"{each.child_id}{'+' if each.named else '-'}" for each in Subject.objects.filter(line=kept)]
    assert bytes(Seal.objects.get().prints) == print_of_text(
        [str(kept.pk), kept.deed, *moments, *hand, facts], children
    )


CHANGES = {
    "another deed": "update chronicle_line set deed = 'plan made' where id = %(id)s",
    "another time": "update chronicle_line set happened_at = happened_at - interval '1 day' where id = %(id)s",
    "written earlier": "update chronicle_line set written_at = written_at - interval '1 hour' where id = %(id)s",
    "another hand": "update chronicle_line set by_user = gen_random_uuid() where id = %(id)s",
    "another child": "update chronicle_subject set child_id = gen_random_uuid() where line_id = %(id)s",
    "a child less": "delete from chronicle_subject where line_id = %(id)s",
    "a child more": "insert into chronicle_subject (child_id, line_id, named) values (gen_random_uuid(), %(id)s, true)",
    "a child named": "update chronicle_subject set named = not named where line_id = %(id)s",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_line_is_named(sealed_lines, change):
    victim = sealed_lines[6]
    with tampering() as database:
        database.execute(change, {"id": victim.pk})

    assert verify().bad == verifying.Bad(verifying.CHANGED, seal=2, line=victim.pk)


def test_a_removed_line_is_named_though_it_is_gone(sealed_lines):
    victim = sealed_lines[6]
    with tampering() as database:
        for table, column in (("facts", "line_id"), ("subject", "line_id"), ("line", "id")):
            database.execute(f"delete from chronicle_{table} where {column} = %s", [victim.pk])

    assert verify().bad == verifying.Bad(verifying.GONE, seal=2, line=victim.pk)


def test_a_line_put_in_later_among_the_sealed_is_named(sealed_lines):
    forged = new_id()
    with tampering() as database:
        database.execute(
            "insert into chronicle_line (id, deed, happened_at, recorded_at, facts_hash, xid) "
            "select %s, deed, happened_at, recorded_at, facts_hash, xid from chronicle_line where id = %s",
            [forged, sealed_lines[6].pk],
        )

    assert verify().bad == verifying.Bad(verifying.PUT_IN, seal=2, line=forged)


def test_lines_cut_off_at_the_end_are_named(sealed_lines):
    with tampering() as database:
        database.execute("delete from chronicle_facts where line_id >= %s", [sealed_lines[10].pk])
        database.execute("delete from chronicle_subject where line_id >= %s", [sealed_lines[10].pk])
        database.execute("delete from chronicle_line where id >= %s", [sealed_lines[10].pk])

    assert verify().bad == verifying.Bad(verifying.GONE, seal=3, line=sealed_lines[10].pk)


def test_seals_cut_off_together_with_their_lines_are_missed_by_the_witness(sealed_lines, tmp_path: Path):
    head = last_seal()
    note_seal(tmp_path / "witness", Witness(head.number, head.seal))
    with tampering() as database:
        database.execute("delete from chronicle_seal where number = 3")
        for table, column in (("facts", "line_id"), ("subject", "line_id"), ("line", "id")):
            database.execute(f"delete from chronicle_{table} where {column} >= %s", [sealed_lines[8].pk])

    assert verify().bad is None  # the chain that is left is whole ...
    witness = noted_seal(tmp_path / "witness")
    assert verify(witness=witness).bad == verifying.Bad(verifying.SEALS_CUT, seal=3)  # ... but a seal was seen


def test_a_seal_made_again_over_changed_lines_breaks_the_chain(sealed_lines):
    with tampering() as database:
        database.execute("update chronicle_seal set prints = substring(prints from 33), lines = 3 where number = 2")

    assert verify().bad == verifying.Bad(verifying.SEAL_BROKEN, seal=2)


def test_changed_facts_are_found_and_erased_facts_are_fine(sealed_lines):
    Facts.objects.filter(line=sealed_lines[2]).delete()
    assert verify().bad is None

    Facts.objects.filter(line=sealed_lines[6]).update(facts={"matter": "noget andet"})
    assert verify().bad == verifying.Bad(verifying.FACTS_CHANGED, seal=2, line=sealed_lines[6].pk)


def test_after_a_restore_from_a_dump_a_new_epoch_goes_on_where_the_old_ended(sealed_lines, monkeypatch):
    write_line("left unsealed")
    before = last_seal()
    with tampering() as database:  # transactions numbered as on a server that had run for long
        database.execute("update chronicle_line set xid = xid + 1000000000")
        database.execute(
            "update chronicle_seal set upto_xid = upto_xid + 1000000000, "
            "from_xid = case number when 1 then 0 else from_xid + 1000000000 end"
        )
    fresh = write_line("after the restore")
    with pytest.raises(sealing.NumbersStartedOver):
        seal_new_lines()

    assert begin_epoch() == before.epoch + 1
    assert seal_when_others_are_done() == 1
    assert sealed_ids()[-1] == fresh.pk
    assert verify() == verifying.Verified(lines=14, seals=6)
    assert begin_epoch() == before.epoch + 1  # once is enough

    Subject.objects.create(child_id=new_id(), line=sealed_lines[0], named=True)
    assert verify().bad == verifying.Bad(verifying.CHANGED, seal=1, line=sealed_lines[0].pk)
