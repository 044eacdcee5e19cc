"""The door gunicorn knocks on."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tovholder.config.settings")
application = get_wsgi_application()


def _read_what_every_answer_needs() -> None:
    """Every page's program and the law, once, before the workers part: the first caller waits for nothing."""
    from tovholder.core.law.codelists import codelist
    from tovholder.core.law.rulebook import rulebook
    from tovholder.core.time.calendar import DEFAULT, danish_day

    _ = get_resolver().url_patterns
    rulebook()
    codelist("notifier")
    DEFAULT.legal_day_number(1, after=danish_day(timezone.now()))


_read_what_every_answer_needs()

# What has been read so far lives as long as the site: the search for rubbish need not go through it at every turn.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
