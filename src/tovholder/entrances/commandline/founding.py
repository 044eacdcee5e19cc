"""What `tovholder init` makes: the municipality, its units and posts, the first administrator and the keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field

from tovholder.core.law.codelists import codelist
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.accounts.actions import register_user
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN, Author
from tovholder.foundation.organisation.actions import employ, found_municipality, issue_token, make_post, open_unit
from tovholder.foundation.organisation.competence import LADDER, Delegated, delegate
from tovholder.foundation.organisation.models import Level, Municipality, PostKind, UnitKind

DECIDED_BY_ITSELF = (
    "code",
    "daytime_phone",
    "saturday_counts",
    "opens",
    "closes",
    "screen_within_days",
    "parents_told_within_days",
    "escalate_after_minutes",
    "history_open_days",
)
ON_AND_OFF = {"on": True, "off": False}


class Misspelt(ValueError):
    """What was written cannot be used; the text says what to write instead."""


@dataclass(frozen=True)
class NewUnit:
    """A unit (enhed) to open."""

    name: str
    kind: UnitKind
    phone: str = ""


@dataclass(frozen=True)
class NewPost:
    """A post (stilling) to make, in the unit of this name."""

    title: str
    kind: PostKind
    unit: str


OFFICE = NewUnit("Administrationen", UnitKind.ADMINISTRATION)
USUAL_UNITS = (
    NewUnit("Modtagelsen", UnitKind.INTAKE),
    NewUnit("Familiegruppen", UnitKind.FAMILY_GROUP),
    NewUnit("Døgnvagten", UnitKind.OUT_OF_HOURS),
    OFFICE,
)
USUAL_POSTS = {
    UnitKind.INTAKE: (PostKind.INTAKE, PostKind.TEAM_LEADER),
    UnitKind.FAMILY_GROUP: (PostKind.CASEWORKER, PostKind.TEAM_LEADER),
    UnitKind.SPECIAL_GROUP: (PostKind.CASEWORKER, PostKind.TEAM_LEADER),
    UnitKind.OUT_OF_HOURS: (PostKind.OUT_OF_HOURS,),
    UnitKind.ADMINISTRATION: (PostKind.HEAD, PostKind.JURIST),
}


@dataclass(frozen=True)
class Founding:
    """Everything `init` has been told."""

    name: str
    out_of_hours_phone: str
    administrator: str
    administrator_name: str
    password: str
    units: tuple[NewUnit, ...] = USUAL_UNITS
    posts: tuple[NewPost, ...] = ()
    decided: Mapping[str, Any] = field(default_factory=dict)
    systems: tuple[str, ...] = ()
    competence: tuple[Delegated, ...] = ()


@transaction.atomic
def found(told: Founding, *, at: datetime, made_up: bool, by: Author = NOBODY_LOGGED_IN) -> dict[str, str]:
    """Make it all, or nothing; answers with each system's key, to be shown this once.

    Raises AlreadyFounded, and Misspelt when a post names a unit that is not opened. `made_up` is for a demo.
    """
    today = danish_day(at)
    found_municipality(name=told.name, out_of_hours_phone=told.out_of_hours_phone, at=at, by=by, **told.decided)
    units = {
        unit.name: open_unit(name=unit.name, kind=unit.kind, phone=unit.phone, starts=today, at=at, by=by)
        for unit in with_office(told.units)
    }
    for post in told.posts or usual_posts(told.units):
        if post.unit not in units:
            raise Misspelt(f"Stillingen »{post.title}« er i enheden »{post.unit}«, som ikke oprettes.")
        make_post(title=post.title, kind=post.kind, unit=units[post.unit], starts=today, at=at, by=by)
    for rule in told.competence:
        delegate(rule.kind, level=rule.level, up_to=rule.up_to, starts=today, at=at, by=by)
    administrator = register_user(
        told.administrator, password=told.password, name=told.administrator_name, at=at, by=by, is_demo=made_up
    )
    office = next(unit for unit in units.values() if unit.kind == UnitKind.ADMINISTRATION)
    kind = PostKind.ADMINISTRATOR
    desk = make_post(title=str(kind.label), kind=kind, unit=office, starts=today, at=at, by=by)
    employ(administrator, post=desk, starts=today, at=at, by=by)
    return {system: issue_token(system, at=at, by=by) for system in told.systems}


def with_office(units: tuple[NewUnit, ...]) -> tuple[NewUnit, ...]:
    """The units, and one for the administrator to sit in."""
    return units if any(unit.kind == UnitKind.ADMINISTRATION for unit in units) else (*units, OFFICE)


def usual_posts(units: tuple[NewUnit, ...]) -> list[NewPost]:
    """One post of each usual kind in each unit; more are made when people are hired."""
    return [NewPost(str(kind.label), kind, unit.name) for unit in units for kind in USUAL_POSTS[unit.kind]]


def unit_from(words: str) -> NewUnit:
    """A unit from `navn:art[:telefon]`. Raises Misspelt."""
    name, kind, phone = (*words.split(":", 2), "", "")[:3]
    if not name or kind not in UnitKind.values:
        raise Misspelt(f"Skriv en enhed som navn:art[:telefon], hvor art er en af {', '.join(UnitKind.values)}.")
    return NewUnit(name.strip(), UnitKind(kind), phone.strip())


def post_from(words: str) -> NewPost:
    """A post from `titel:art:enhed`. Raises Misspelt."""
    title, kind, unit = (*words.split(":", 2), "", "")[:3]
    if not title or not unit or kind not in PostKind.values:
        raise Misspelt(f"Skriv en stilling som titel:art:enhed, hvor art er en af {', '.join(PostKind.values)}.")
    return NewPost(title.strip(), PostKind(kind), unit.strip())


def competence_from(words: str) -> Delegated:
    """Who may decide what from `art=niveau[:kroner]`. Raises Misspelt, naming the kinds and the levels."""
    kind, level_and_most = _name_and_value(words)
    level, _, most = level_and_most.partition(":")
    kinds = [item.code for item in codelist("decision_kind").items]
    if kind not in kinds or level not in LADDER or (most and not most.isdecimal()):
        raise Misspelt(
            f"Skriv art=niveau[:kroner], ikke »{words}«. Niveauer: {', '.join(LADDER)}. "
            f"Arter: {', '.join(dict.fromkeys(kinds))}."
        )
    return Delegated(kind, Level(level), Decimal(most) if most else None)


def decided_from(settings: list[str], texts: list[str]) -> dict[str, Any]:
    """The municipality's own choices from `navn=værdi`. Raises Misspelt, naming the setting."""
    decided: dict[str, Any] = {}
    for name, value in map(_name_and_value, settings):
        if name not in DECIDED_BY_ITSELF:
            raise Misspelt(f"Indstillingen »{name}« findes ikke. Der er: {', '.join(DECIDED_BY_ITSELF)}.")
        column = cast("Field[Any, Any]", Municipality._meta.get_field(name))
        try:
            decided[name] = column.clean(ON_AND_OFF.get(value, value), None)
        except ValidationError as error:
            raise Misspelt(f"Indstillingen {name}: {' '.join(error.messages)}") from error
    if texts:
        decided["texts"] = dict(map(_name_and_value, texts))
    return decided


def _name_and_value(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals:
        raise Misspelt(f"Skriv navn=værdi, ikke »{words}«.")
    return name.strip(), value.strip()
