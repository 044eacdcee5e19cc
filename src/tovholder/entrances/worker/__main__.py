"""`python -m tovholder.entrances.worker`: work until SIGTERM, then end within two seconds."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading

import django

PATIENCE = 1.0  # seconds for what is under way; the one who started us waits little longer


def main() -> int:
    """Go the worker's rounds until somebody says stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tovholder.config.settings")
    told_to_stop = threading.Event()
    for order in (signal.SIGTERM, signal.SIGINT):
        signal.signal(order, lambda *_: told_to_stop.set())
    django.setup()

    from tovholder.entrances.worker.outside import refuse_what_is_misspelt
    from tovholder.entrances.worker.rounds import go_rounds
    from tovholder.entrances.worker.work import all_rounds

    refuse_what_is_misspelt()
    logging.getLogger("tovholder.worker").info("Worker started")
    go_rounds(all_rounds(), until=told_to_stop, patience=PATIENCE)
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # a round that is cut off must not hold the program; its claim runs out by itself
