"""Which errors are said to the person at the terminal in one line, and which are faults of ours with a trace.

Loaded only after something went wrong, so that the quick commands do not wait for Django.
"""

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from tovholder.config.embedded import ServerRefused
from tovholder.config.readiness import NotReady
from tovholder.core.law.reading import FaultyData

IN_THE_WAY, CANNOT_BE_READ = 1, 2  # the exit status


def is_meant_for_the_person(error: Exception) -> bool:
    """True for the errors whose text says, in Danish, what is wrong and what to do."""
    if isinstance(error, ImproperlyConfigured | NotReady | ServerRefused | FaultyData):
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
    if not isinstance(error, FaultyData):
        return str(error), IN_THE_WAY
    first, *more = error.faults
    rest = f" (og {len(more)} fejl mere)" if more else ""
    return f"Lovens filer kan ikke bruges: {first}{rest}. Alle fejl vises af: tovholder law", CANNOT_BE_READ
