"""`{% load desk %}`: words that only the desk's pages need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.day_page import Row, day_word
from tovholder.entrances.desk.words import label_of
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.templatetags.tovholder import date_that_opens

register = template.Library()


@register.simple_tag
def page_url(name: str, *args: object) -> str:
    """The address of a page; nothing when the house has no such page yet."""
    return address_of(name, *args)


@register.simple_tag
def ways_to_write(row: Row) -> SafeString:
    """The ways to write about a child from a list: links. Not a template: a day has a hundred of them."""
    return SafeString(_ways_to_write(row, escape(row.name), _words_of_a_row(get_language())))


@register.simple_tag
def row_of_dates(row: Row, now: datetime, some_wait: bool) -> SafeString:
    """One row of the day's dates: what, which child, by when, whom we wait for (where `some_wait`), and ways to write.

    Not a template: a day has a hundred of them, and they took half of the page's time.
    """
    duty: Any = row.duty  # a row of dates has one
    words, rule, name = _words_of_a_row(get_language()), as_read(duty.danish), escape(row.name)
    late = ' class="overdue"' if duty.overdue else ""
    waits = ""
    if some_wait:
        waits = f'<td data-title="{words.waits}">{escape(row.waits)}</td>' if row.waits else "<td></td>"
    return SafeString(
        f'<tr{late}><th scope="row">{escape(rule)}</th><td data-title="{words.child}">'
        f'<a href="{address_of("desk:child", row.child_id)}">{name}</a>, {escape(row.age)}</td>'
        f'<td data-title="{words.date}">{date_that_opens(duty, now, rule=rule, named=False)}</td>{waits}'
        f'<td><span class="row-actions one-line">{_ways_to_write(row, name, words)}</span></td></tr>'
    )


def _ways_to_write(row: Row, name: str, words: _WordsOfARow) -> str:
    about = f'<span class="sr-only"> {words.about} {name}</span>'
    met_on = words.met_on.get(row.duty.deadline.rule, ()) if row.duty is not None else ()
    return " ".join(
        f'<a href="{address_of(way, row.child_id)}">{label}{about}</a>' for way, label in (*met_on, *words.ways)
    )


@dataclass(frozen=True)
class _WordsOfARow:
    """What stands in every row of a list, in one language."""

    child: str
    date: str
    waits: str
    about: str
    ways: tuple[tuple[str, str], ...]
    met_on: Mapping[str, tuple[tuple[str, str], ...]]  # where the duty of a rule is met, if it is on one page alone


@cache
def _words_of_a_row(_language: str | None) -> _WordsOfARow:
    """In the language spoken now, looked up once for each."""
    ways = (("casework:write_note", _("Skriv notat")), ("casework:note_a_call", _("Telefonnotat")))
    return _WordsOfARow(
        child=escape(_("Barn")),
        date=escape(_("Frist")),
        waits=escape(_("Vi venter på")),
        about=escape(_("om")),
        ways=tuple((way, escape(label)) for way, label in ways),
        met_on={"ACCESS-7D": (("decisions:file_access", escape(_("Svar på aktindsigt"))),)},
    )


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
