"""What the worker does, and how often."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from tovholder.entrances.worker.rounds import Round
from tovholder.entrances.worker.turning import turn_to_today
from tovholder.foundation.chronicle.sealing import last_seal, seal_new_lines
from tovholder.foundation.chronicle.witness import WITNESS, Witness, note_seal, noted_seal
from tovholder.foundation.documents.mailbox.fetching import fetch_mail
from tovholder.foundation.documents.scan_folder import take_in_scans
from tovholder.foundation.drafts.sweeping import sweep_abandoned
from tovholder.foundation.letters.outbox import deliver_waiting
from tovholder.practice.casework.actions import see_to_notices, see_to_sent_letters
from tovholder.practice.committee.actions import sound_lapsed
from tovholder.practice.decisions.actions import see_to_letters
from tovholder.practice.intake.models import AnsweredRequest

ANSWERS_KEPT = timedelta(days=30)

logger = logging.getLogger(__name__)


def all_rounds() -> tuple[Round, ...]:
    """The rounds of a worker: seconds between two goes are chosen so that nobody waits for them."""
    return (
        Round("sealing", 1.0, seal, once_more=True),
        Round("outbox", 1.0, lambda now: deliver_waiting(now=now)),
        Round("letters of decisions", 5.0, lambda now: see_to_letters(now=now)),
        Round("letters", 5.0, lambda now: see_to_sent_letters(now=now)),
        Round("notices to municipalities", 5.0, lambda now: see_to_notices(now=now)),
        Round("turn of the day", 60.0, lambda now: turn_to_today(now=now)),
        Round("chair decisions", 60.0, lambda now: sound_lapsed(now=now)),
        Round("scan folder", 10.0, lambda now: take_in_scans(now=now)),
        Round("mailbox", 60.0, lambda now: fetch_mail(now=now)),
        Round("abandoned drafts", 3600.0, lambda now: sweep_abandoned(now=now, kept_days=settings.DRAFTS_KEPT_DAYS)),
        Round("old answers", 3600.0, lambda now: forget_old_answers(now=now)),
    )


def seal(now: datetime) -> int:
    """Seal what has been written, and note the last seal outside the database.

    A later seal that was noted before is not forgotten: the check shall miss it.
    """
    sealed = seal_new_lines()
    if sealed:
        head, noted = last_seal(), noted_seal(witness_file())
        if noted is None or noted.number < head.number:
            note_seal(witness_file(), Witness(head.number, head.seal))
        else:
            logger.error("Seal %s was noted, and the last one now is %s", noted.number, head.number)
    return sealed


def witness_file() -> Path:
    """Where the last seal is noted."""
    return Path(settings.HOME) / WITNESS


def forget_old_answers(*, now: datetime) -> int:
    """Delete what was answered under an Idempotency-Key more than 30 days ago; how many."""
    gone, _ = AnsweredRequest.objects.filter(answered_at__lt=now - ANSWERS_KEPT).delete()
    return gone
