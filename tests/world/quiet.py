"""Waiting for the other workers of a test run.

The server numbers transactions across its databases, and the sealer waits for every older one to end: also for
those of tests that run at the same time in databases of their own.
"""

import time

from django.db import connection

from tovholder.foundation.chronicle.sealing import seal_new_lines

_STILL_OPEN = """
select exists (
    select 1 from chronicle_line
    where xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      and xid <= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
)
"""
PATIENCE_S = 60


def seal_when_others_are_done() -> int:
    """Seal what is committed, once no transaction older than our lines is open; how many lines were sealed."""
    wait_until_others_are_done()
    return seal_new_lines()


def wait_until_others_are_done() -> None:
    """Until no transaction older than our lines is open."""
    give_up = time.monotonic() + PATIENCE_S
    while _somebody_older_is_open():
        assert time.monotonic() < give_up, "a transaction older than our lines never ended"
        time.sleep(0.02)


def _somebody_older_is_open() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_STILL_OPEN)
        return bool(cursor.fetchone()[0])
