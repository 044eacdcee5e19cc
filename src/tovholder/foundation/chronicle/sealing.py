"""The sealer: a few seconds behind the writers it puts a seal over their lines, so that no change goes unseen.

It goes by transactions, never by ids: an id is given out before its transaction is committed, so a sealer that went
by "ids after the last" would pass over the slow ones. A line is sealed when every transaction up to its own is over.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import connection, transaction

from tovholder.foundation.chronicle.models import Seal
from tovholder.foundation.chronicle.prints import next_seal
from tovholder.foundation.chronicle.reading import EVER_SINCE, FOR_EVER, LAST_XID, Found, Stretch, lines_in_stretch

A_BATCH = 10_000
NO_SEAL = bytes(32)
_ONE_SEALER = 0x5345414C  # the advisory lock's number: "SEAL"


class NumbersStartedOver(RuntimeError):
    """The database counts its transactions from the start again: it was restored from a dump."""


@dataclass(frozen=True)
class Head:
    """The last seal: what the next one follows. `after` is when the epoch before this one ended."""

    number: int = 0
    epoch: int = 1
    upto_xid: int = 0
    after: datetime = EVER_SINCE
    sealed_at: datetime = EVER_SINCE
    seal: bytes = NO_SEAL


def last_seal() -> Head:
    """The last seal, or the place where the first one goes."""
    kept = Seal.objects.defer("prints", "line_ids").order_by("-number").first()
    if kept is None:
        return Head()
    after = kept.written_after or EVER_SINCE
    return Head(kept.number, kept.epoch, kept.upto_xid, after, kept.sealed_at, bytes(kept.seal))


def seal_new_lines() -> int:
    """Seal every line whose transaction is over; how many. Zero when another sealer is at work.

    Raises NumbersStartedOver after a restore from a dump, until `begin_epoch` has been called.
    """
    with transaction.atomic():
        if not _is_the_only_sealer():
            return 0
        head, horizon = last_seal(), _horizon()
        if horizon < head.upto_xid:
            raise NumbersStartedOver("Databasen er genskabt fra en kopi. Kør `tovholder check --begin-epoch`.")
        return _seal(head, upto_xid=horizon).sealed


def oldest_unsealed(*, at: datetime) -> timedelta:
    """How long the oldest unsealed line has waited at this moment; nothing when all are sealed."""
    head = last_seal()
    with connection.cursor() as cursor:
        cursor.execute(
            "select min(written_at) from chronicle_line where xid >= %s and written_at > %s",
            [head.upto_xid, head.after],
        )
        (oldest,) = cursor.fetchone()
    return max(at - oldest, timedelta()) if oldest else timedelta()


def begin_epoch() -> int:
    """Begin a new epoch after a restore from a dump; its number. Without such a restore nothing happens.

    Transactions are then numbered from the start again, so the lines of the new epoch are told from the earlier
    ones by when they were written. What the earlier server had left unsealed is sealed first.
    """
    with transaction.atomic():
        _be_the_only_sealer()
        head = last_seal()
        if _horizon() >= head.upto_xid:
            return head.epoch
        left = _seal(head, upto_xid=LAST_XID)
        Seal.objects.create(
            number=left.head.number + 1,
            epoch=head.epoch + 1,
            from_xid=0,
            upto_xid=0,
            written_after=_ended_at(head),
            lines=0,
            prints=b"",
            seal=next_seal(left.head.seal, b""),
        )
        return head.epoch + 1


def _ended_at(head: Head) -> datetime:
    """When the epoch that is over wrote its last line: what it sealed is older than its seal."""
    with connection.cursor() as cursor:
        cursor.execute("select max(written_at) from chronicle_line where xid >= %s", [head.upto_xid])
        (last,) = cursor.fetchone()
    return max(head.sealed_at, last) if last else head.sealed_at


@dataclass(frozen=True)
class _Sealed:
    head: Head
    sealed: int


@dataclass
class _Batch:
    ids: bytearray = field(default_factory=bytearray)
    prints: bytearray = field(default_factory=bytearray)
    lines: int = 0
    last_xid: int = 0

    def take(self, line: Found) -> None:
        self.ids += line.id
        self.prints += line.print
        self.lines += 1
        self.last_xid = line.xid


def _seal(head: Head, *, upto_xid: int) -> _Sealed:
    """Seal the lines after the last seal, a batch at a time in one pass. One transaction is never split."""
    batch, sealed = _Batch(), 0
    for line in lines_in_stretch(Stretch(head.upto_xid, upto_xid, head.after, FOR_EVER), with_facts=False):
        if batch.lines >= A_BATCH and line.xid != batch.last_xid:
            head, batch = _add(head, batch, upto_xid=line.xid), _Batch()
        batch.take(line)
        sealed += 1
    if batch.lines:
        head = _add(head, batch, upto_xid=batch.last_xid + 1 if upto_xid == LAST_XID else upto_xid)
    return _Sealed(head, sealed)


def _add(head: Head, batch: _Batch, *, upto_xid: int) -> Head:
    ids, prints = bytes(batch.ids), bytes(batch.prints)
    seal = Seal(
        number=head.number + 1,
        epoch=head.epoch,
        from_xid=head.upto_xid,
        upto_xid=upto_xid,
        written_after=None if head.after == EVER_SINCE else head.after,
        lines=batch.lines,
        prints=prints,
        line_ids=ids,
        seal=next_seal(head.seal, ids + prints),
    )
    seal.save(force_insert=True)
    return replace(head, number=seal.number, upto_xid=upto_xid, seal=bytes(seal.seal))


def _horizon() -> int:
    """The first transaction that may still be under way: all before it are over, and seen by what is asked next."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


def _is_the_only_sealer() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_ONE_SEALER])
        return bool(cursor.fetchone()[0])


def _be_the_only_sealer() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_ONE_SEALER])
