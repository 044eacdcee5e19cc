"""The scan folder (scannerens mappe): what the scanner leaves there is put in Modtagelsen's basket.

A file is claimed by a rename into `taget`, taken in under the name of its claim, and only then removed. Cut off
anywhere in between, the next round finds the claim again and goes on; the name keeps it from being taken in twice.
What cannot be kept is moved to `afvist`, with the reason in a file beside it.
"""

from __future__ import annotations

import logging
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.documents.actions import NotAttached, too_large
from tovholder.foundation.documents.basket import Enclosed, receive_post
from tovholder.foundation.documents.models import CameBy, IncomingMail
from tovholder.foundation.organisation.queries import intake_unit

TAKEN, REFUSED = "taget", "afvist"
SETTLED = 5.0  # seconds without a change: the scanner has let go of it
_UNFINISHED = re.compile(r"^[.~]|\.(part|tmp|temp|crdownload)$", re.IGNORECASE)
_CLAIM = re.compile(r"^([0-9a-f]{32})--(.*)$", re.DOTALL)
_LONGEST_NAME = 180  # bytes; a claim, and a reason beside it, must still be a lawful file name

logger = logging.getLogger(__name__)


def take_in_scans(*, now: datetime, folder: Path | None = None) -> int:
    """Take in what lies in the folder (setting SCAN_FOLDER), and what an earlier round was cut off from; how many.

    Nothing is touched while the municipality has no unit that takes in post. Raises FileNotFoundError when the
    folder that is named is not there.
    """
    place = folder or (Path(settings.SCAN_FOLDER) if settings.SCAN_FOLDER else None)
    if place is None:
        return 0
    unit = intake_unit(on=danish_day(now))
    if unit is None:
        return 0
    if not place.is_dir():
        raise FileNotFoundError("SCAN_FOLDER")
    for name in (TAKEN, REFUSED):
        (place / name).mkdir(mode=0o700, exist_ok=True)
    for file in list(_settled(place, now=now)):
        _claim(file, place / TAKEN)
    return sum(_take_in(claim, place, unit_id=unit.pk, now=now) for claim in sorted((place / TAKEN).iterdir()))


def _settled(place: Path, *, now: datetime) -> Iterator[Path]:
    """Plain files that nobody writes in any more; never a link, which may point anywhere."""
    for file in sorted(place.iterdir()):
        if _UNFINISHED.search(file.name):
            continue
        try:
            seen = file.lstat()
        except FileNotFoundError:
            continue
        if stat.S_ISREG(seen.st_mode) and abs(now.timestamp() - seen.st_mtime) >= SETTLED:
            yield file


def _claim(file: Path, taken: Path) -> None:
    """Whoever renames it has it; the other finds it gone."""
    kept = os.fsdecode(os.fsencode(file.name)[-_LONGEST_NAME:])
    with suppress(FileNotFoundError):
        file.rename(taken / f"{new_id().hex}--{kept}")


def _take_in(claim: Path, place: Path, *, unit_id: UUID, now: datetime) -> bool:
    """Put a claimed file in the basket and remove it from the folder; False when it was refused or is no claim."""
    named = _CLAIM.match(claim.name)
    if named is None:
        return False
    try:
        came_at = datetime.fromtimestamp(claim.stat().st_mtime, UTC)
        _store(claim, key=f"scan:{named[1]}", name=named[2], unit_id=unit_id, came_at=came_at, now=now)
        claim.unlink(missing_ok=True)
    except NotAttached as fault:
        _refuse(claim, place / REFUSED, because=str(fault))
        return False
    except FileNotFoundError:  # another worker has taken it in
        return False
    except OSError as fault:  # one file that cannot be read must not stop the others; it stays, and is tried again
        logger.error("A scanned file in %s cannot be read (%s)", TAKEN, type(fault).__name__)
        return False
    return True


def _store(claim: Path, *, key: str, name: str, unit_id: UUID, came_at: datetime, now: datetime) -> None:
    """Into the basket, unless it lies there: then only the removing was cut off."""
    if IncomingMail.objects.filter(taken_from=key).exists():
        return
    if claim.stat().st_size > settings.ATTACHMENT_MAX_BYTES:
        raise too_large()
    try:
        receive_post(
            [Enclosed(name, claim.read_bytes())],
            unit_id=unit_id,
            came_by=CameBy.SCAN_FOLDER,
            received_at=came_at,
            at=now,
            by=NOBODY_LOGGED_IN,
            taken_from=key,
        )
    except IntegrityError:
        if not IncomingMail.objects.filter(taken_from=key).exists():
            raise


def _refuse(claim: Path, refused: Path, *, because: str) -> None:
    """Aside with the reason; the reason first, so that no file ever lies there without one."""
    (refused / f"{claim.name}.hvorfor.txt").write_text(because + "\n", encoding="utf-8")
    with suppress(FileNotFoundError):  # another worker did it
        claim.rename(refused / claim.name)
    logger.warning("A scanned file was refused and lies in %s", REFUSED)
