"""Which errors are said to the person at the terminal in one line, and which are faults of ours with a trace.

Loaded only after something went wrong, so that the quick commands do not wait for Django.
"""

import errno

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from psycopg.errors import DiskFull

from tovholder.config.embedded import ServerRefused
from tovholder.config.readiness import NotReady
from tovholder.core.law.reading import FaultyData

IN_THE_WAY, CANNOT_BE_READ = 1, 2  # the exit status
FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


def is_meant_for_the_person(error: Exception) -> bool:
    """True for the errors that a person can do something about; their text says, in Danish, what is wrong."""
    if isinstance(error, ImproperlyConfigured | NotReady | ServerRefused | FaultyData):
        return True
    if _nothing_more_fits(error) or _may_not_be_written(error):
        return True
    if not apps.ready:
        return False
    from tovholder.foundation.organisation.queries import NoMunicipality  # models, which need Django set up

    return isinstance(error, NoMunicipality)


def in_one_line(error: Exception) -> tuple[str, int]:
    """What to say of such an error, in one line, and the exit status.

    Of a law file that cannot be used: the first fault with its file and line, how many more there are, and which
    command shows them all.
    """
    if _nothing_more_fits(error):
        return "Disken er fuld. Gør plads, eller vælg en anden mappe i TOVHOLDER_HOME, og prøv igen.", IN_THE_WAY
    if isinstance(error, OSError):
        return (
            f"Der kan ikke læses eller skrives i {error.filename}. Ret rettighederne, eller vælg en anden mappe i "
            "TOVHOLDER_HOME.",
            IN_THE_WAY,
        )
    if not isinstance(error, FaultyData):
        return str(error), IN_THE_WAY
    first, *more = error.faults
    rest = f" (og {len(more)} fejl mere)" if more else ""
    return f"Lovens filer kan ikke bruges: {first}{rest}. Alle fejl vises af: tovholder law", CANNOT_BE_READ


def _nothing_more_fits(error: Exception) -> bool:
    """True when the disk is full, for us or for the database."""
    if isinstance(error, DatabaseError):
        return isinstance(error.__cause__, DiskFull)
    return isinstance(error, DiskFull) or (isinstance(error, OSError) and error.errno in FULL)


def _may_not_be_written(error: Exception) -> bool:
    """True when a folder or file is closed to us."""
    return isinstance(error, OSError) and error.errno in CLOSED and error.filename is not None
