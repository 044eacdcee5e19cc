"""`{% load tovholder %}`: days, moments, figures, icons, badges and the pieces of the frame.

A missing value is shown as nothing by every filter, so that a template needs no `if` around it.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from typing import Any

from django import template
from django.forms import BaseForm
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tovholder.foundation.ui import language, wording
from tovholder.foundation.ui.faults import Fault, faults_of

register = template.Library()

ICON_SHEET = "ui/dkfds/img/all-svg-icons.svg"
SHORTEST_PHONE = 3  # digits: 112
_PHONE = re.compile(r"\+?[0-9 ().-]+")
BADGE_ICONS = {"overdue": "time", "acute": "flag-fill", "done": "check", "waiting": "hourglass"}


def _or_nothing(word: Callable[..., str], when: object, *rest: object) -> str:
    return "" if when is None or when == "" else word(when, *rest)


@register.filter
def day(when: date | None) -> str:
    """3. maj 2026"""
    return _or_nothing(wording.day, when)


@register.filter
def weekday_day(when: date | None) -> str:
    """fredag 16. oktober 2026"""
    return _or_nothing(wording.weekday_day, when)


@register.filter
def moment(when: datetime | None) -> str:
    """fre. 16.10.2026 kl. 21.14"""
    return _or_nothing(wording.moment, when)


@register.filter
def due(when: date | None) -> str:
    """fre. 16.10.2026 kl. 21.14, or the day alone when the whole day may be used."""
    return _or_nothing(wording.due, when)


@register.filter
def clock(when: datetime | None) -> str:
    """21.14"""
    return _or_nothing(wording.clock, when)


@register.filter
def time_left(due_at: date | None, now: datetime) -> str:
    """4 timer tilbage; 6 dage over fristen"""
    return _or_nothing(wording.time_left, due_at, now)


@register.filter
def age(born: date | None, on: date) -> str:
    """9 år; "alder ukendt" when nobody knows the day of birth."""
    return wording.age(born or None, on)


@register.filter
def number(amount: int | float | Decimal | None, decimals: int = 0) -> str:
    """1.234; 3,5"""
    return _or_nothing(wording.number, amount, decimals)


@register.filter
def kroner(amount: Decimal | None) -> str:
    """14.500; 14.500,50"""
    return _or_nothing(wording.kroner, amount)


@register.filter(is_safe=False)
def as_read(name: Any) -> str:
    """The name of a choice, a code or a rule in the reader's language."""
    return language.as_read(str(name)) if name else ""


@register.filter
def phone(said: str | None) -> SafeString:
    """A telephone number to press; what is no whole number (an address, "kun aften") as it stands."""
    words = said or ""
    digits = re.sub(r"[^0-9+]", "", words)
    if not _PHONE.fullmatch(words.strip()) or len(digits) < SHORTEST_PHONE:
        return conditional_escape(words)
    return format_html('<a class="phone" href="tel:{}">{}</a>', digits, words)


@register.filter
def machine_time(when: date | None) -> str:
    """The value of a <time datetime="..."> attribute."""
    if isinstance(when, datetime):
        return wording.in_denmark(when).isoformat(timespec="minutes")
    return when.isoformat() if when else ""


@register.simple_tag
def icon(name: str, label: str = "", **attributes: str) -> SafeString:
    """An icon from the sheet: decoration without a label, else a picture with that name.

    `class` adds a class; the names are those of the design system's sheet.
    """
    return _icon(name, label, f"icon-svg {attributes.get('class', '')}".strip())


@lru_cache(maxsize=500)
def _icon(name: str, label: str, classes: str) -> SafeString:
    place = f"{static(ICON_SHEET)}#{name}"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>', classes, label, place
        )
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', classes, place
    )


@register.simple_tag
def badge(word: str, kind: str = "") -> SafeString:
    """One word of status. Kinds: overdue and acute (the only ones in colour), done, waiting, or none.

    A kind always brings its own shape beside the word, so that colour is never alone.
    """
    if kind not in BADGE_ICONS:
        return format_html('<span class="badge">{}</span>', word)
    return format_html('<span class="badge {}">{}{}</span>', kind, icon(BADGE_ICONS[kind]), word)


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*forms: BaseForm | str) -> dict[str, list[Fault]]:
    """What must be mended in these forms, as links to the fields; nothing when all is well.

    The frame shows it for the context's `form`; a page with several forms fills the block
    "error_summary" with `{% error_summary form children notifier %}`.
    """
    return {"faults": [fault for form in forms if form for fault in faults_of(form)]}


@register.simple_tag
def form_attributes(form: BaseForm) -> SafeString:
    """`<form method="post" {% form_attributes form %}>`: how our forms stand in the page.

    Nothing is offered from the browser's memory, faults are told by us, and where the page has set
    `form.draft_url` the text is saved there while somebody writes.
    """
    draft = getattr(form, "draft_url", "")
    saved = format_html(' data-draft-url="{}"', draft) if draft else ""
    upload = SafeString(' enctype="multipart/form-data"' if form.is_multipart() else "")
    return format_html('autocomplete="off" novalidate{}{}', saved, upload)


@register.simple_tag
def due_date(duty: Any, now: datetime, *, short: bool | str = False) -> SafeString:
    """A due date that opens to its grounds: what ui/duty.html tells of. `short` leaves the duty's name out of the line.

    Written here and not as a template: a day's hundred dates took half of the page's time.
    """
    return date_that_opens(duty, now, rule=language.as_read(duty.danish), named=not short)


def date_that_opens(duty: Any, now: datetime, *, rule: str, named: bool) -> SafeString:
    """The due date of a duty whose `rule` has been looked up; `named` begins the line with it."""
    name = f'<span class="duty-name">{escape(rule)}</span> ' if named else ""
    if duty.due_at:
        left = _("kan ikke rettes op") if duty.too_late else ""
        left = left or (_("skulle være gjort straks") if duty.at_once else time_left(duty.due_at, now))
        shape = icon("time") if duty.overdue else ""
        when = (
            f'<time datetime="{machine_time(duty.due_at)}">{escape(due(duty.due_at))}</time> '
            f'<span class="duty-left">{shape}{escape(left)}</span>'
        )
    else:
        never = _("ingen frist i loven")
        when = f'<span class="duty-left">{escape(never)}</span>'
    facts = (rule, duty.source, duty.because, duty.counted, duty.status_note)
    grounds = "".join(
        f"<div><dt>{label}</dt><dd>{escape(fact)}</dd></div>"
        for label, fact in zip(_grounds(get_language()), facts, strict=True)
        if fact
    )
    late = " overdue" if duty.overdue else ""
    return SafeString(
        f'<details class="duty{late}"><summary>{name}{when}</summary><dl class="facts">{grounds}</dl></details>'
    )


@cache
def _grounds(_language: str | None) -> tuple[str, ...]:
    """What the grounds of a due date are called; in the language spoken now, looked up once for each."""
    words = (_("Regel"), _("Hjemmel"), _("Fristen løber fra"), _("Sådan er der talt"), _("Forbehold"))
    return tuple(escape(word) for word in words)


@register.simple_tag(takes_context=True)
def child_pages(context: Context, child: Any) -> list[tuple[str, str, bool]]:
    """The pages of the child an identity bar is about: label, address, whether we are there.

    The rooms above know the pages: their context processor gives `pages_of_child`. Nothing without it.
    """
    which = child.get("id") if isinstance(child, dict) else None
    know: Callable[[Any], list[tuple[str, str, bool]]] | None = context.get("pages_of_child")
    return know(which) if which and know else []


class _RepeatedBlock(Node):
    """A block of the page, shown once more."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: Context) -> SafeString:
        blocks: Any = context.render_context.get(BLOCK_CONTEXT_KEY)
        block = blocks.get_block(self.name) if blocks else None
        return block.render(context) if block else SafeString("")


@register.tag
def repeat_block(_parser: Parser, token: Token) -> Node:
    """`{% repeat_block "title" %}`: Django lets a block stand once; the title stands twice."""
    bits = token.split_contents()
    if len(bits) != 2:
        raise TemplateSyntaxError("repeat_block takes the name of one block.")
    return _RepeatedBlock(bits[1].strip("\"'"))
