"""Which errors are said to the person at the terminal in one line, and which are faults of ours with a trace.

Loaded only after something went wrong, so that the quick commands do not wait for Django.
"""

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from tovholder.config.embedded import ServerRefused
from tovholder.config.readiness import NotReady


def is_meant_for_the_person(error: Exception) -> bool:
    """True for the errors whose text says, in Danish, what is wrong and what to do."""
    if isinstance(error, ImproperlyConfigured | NotReady | ServerRefused):
        return True
    if not apps.ready:
        return False
    from tovholder.foundation.organisation.queries import NoMunicipality  # models, which need Django set up

    return isinstance(error, NoMunicipality)
