"""`{% load desk %}`: words that only the desk's pages need."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.day_page import Row, day_word
from tovholder.entrances.desk.words import label_of

register = template.Library()


@register.simple_tag
def page_url(name: str, *args: object) -> str:
    """The address of a page; nothing when the house has no such page yet."""
    return address_of(name, *args)


@register.simple_tag
def ways_to_write(row: Row) -> SafeString:
    """The two ways to write about a child from a list: links. Not a template: a day has a hundred of them."""
    name = escape(row.name)
    return SafeString(
        " ".join(
            f'<a href="{address_of(way, row.child_id)}">{label}<span class="sr-only"> {about} {name}</span></a>'
            for way, label, about in _ways(get_language())
        )
    )


@cache
def _ways(_language: str | None) -> tuple[tuple[str, str, str], ...]:
    """The ways to write, what each is called, and "about"; in the language spoken now, looked up once for each."""
    about = escape(_("om"))
    ways = (("casework:write_note", _("Skriv notat")), ("casework:note_a_call", _("Telefonnotat")))
    return tuple((way, escape(label), about) for way, label in ways)


@register.filter
def near(when: date, today: date) -> str:
    """i dag; i morgen; 3. maj 2026"""
    return day_word(when, today=today)


@register.filter
def code(value: str, lists: str) -> str:
    """What a code is called in one of the code lists named, with spaces between."""
    return label_of(str(value), *lists.split())


@register.filter
def waited(since: datetime, now: datetime) -> str:
    """How long somebody has waited: 19 t 30 min."""
    minutes = max(int((now - since).total_seconds() // 60), 0)
    if minutes >= 48 * 60:
        return ngettext("%(n)d dag", "%(n)d dage", minutes // 1440) % {"n": minutes // 1440}
    return _("%(hours)d t %(minutes)d min") % {"hours": minutes // 60, "minutes": minutes % 60}


@register.filter
def is_long(value: str) -> bool:
    """Whether something typed is prose, to be shown again, and not just an answer to a choice."""
    return len(value) > 40 or " " in value
