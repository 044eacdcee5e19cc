"""What is read once before the first answer, so that no caller waits for it."""

from __future__ import annotations

import gc
from pathlib import Path

from django.apps import apps
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import timezone

NEW_BEFORE_A_SEARCH = 20_000, 20, 20  # new objects before a search for rubbish; how often it is a deeper one


def warm_up() -> None:
    """Read every page's program and template and the law; then let the search for rubbish leave all that alone.

    What has been read lives as long as the process: a search through it takes as long as a page.
    """
    from tovholder.core.law.codelists import codelist
    from tovholder.core.law.rulebook import rulebook
    from tovholder.core.time.calendar import DEFAULT, danish_day

    _ = get_resolver().url_patterns
    for app in apps.get_app_configs():
        if app.name.startswith("tovholder."):
            _read_templates(Path(app.path) / "templates")
    rulebook()
    codelist("notifier")
    DEFAULT.legal_day_number(1, after=danish_day(timezone.now()))
    gc.collect()
    gc.freeze()
    gc.set_threshold(*NEW_BEFORE_A_SEARCH)


def _read_templates(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        get_template(page.relative_to(folder).as_posix())
