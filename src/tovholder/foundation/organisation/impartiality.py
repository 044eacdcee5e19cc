"""When one of our own is concerned (inhabilitet), somebody else takes it. Forvaltningsloven § 3."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from tovholder.foundation.organisation.models import Employment, Unit, UnitKind

_MAY_TAKE_IT = (UnitKind.FAMILY_GROUP, UnitKind.SPECIAL_GROUP, UnitKind.INTAKE)


@dataclass(frozen=True)
class People:
    """Those a matter is about: folded names and addresses, prints of CPR numbers. Empty texts name nobody."""

    names: Collection[str] = ()
    cprs: Collection[bytes] = ()
    addresses: Collection[str] = ()

    def asked(self) -> tuple[str, list[Any]]:
        """The question who of our own they are, and the values of its places."""
        names, cprs, addresses = sorted({*self.names} - {""}), sorted({*self.cprs}), sorted({*self.addresses} - {""})
        return _our_own(len(names), len(cprs), len(addresses)), [*names, *cprs, *addresses, *names]


def places(count: int) -> str:
    """`in (...)` with so many places; none of them is like nothing.

    A list in one place would do too, but the database then plans the question anew each time: how long the list is
    decides what is best. That took three times as long as answering.
    """
    return f"in ({', '.join(['%s'] * count) or 'null'})"


@lru_cache(maxsize=256)
def _our_own(names: int, cprs: int, addresses: int) -> str:
    return f"""
select own.user_id from organisation_ownperson own
where own.name_key {places(names)} or own.cpr_index {places(cprs)} or own.address_key {places(addresses)}
union
select employee.id from accounts_user employee where danish_key(employee.name) {places(names)}
"""


@dataclass(frozen=True)
class Deputised:
    """Who takes it instead, and the units it is shut for."""

    unit: Unit | None
    shut_for: frozenset[UUID]


def deputise(intake: Unit | None, people: People, *, on: date) -> Deputised:
    """The unit that takes what intake must not see: its deputy, unless the person works there too.

    Without any other unit nobody but who is on watch sees it, and `unit` is None.
    """
    users = [user for user in _own(people) if user is not None]
    work_in = set(Employment.objects.on(on).filter(user__in=users).values_list("post__unit", flat=True))
    shut = work_in | ({intake.pk} if intake else set())
    return Deputised(unit=_deputy(intake, shut, on), shut_for=frozenset(shut))


def one_of_our_own(people: People) -> bool:
    """Whether one of these people works here, sits on the committee, or lives with somebody who does."""
    return bool(_own(people))


def _own(people: People) -> list[UUID | None]:
    with connection.cursor() as cursor:
        cursor.execute(*people.asked())
        return [user for (user,) in cursor.fetchall()]


def _deputy(intake: Unit | None, shut: Collection[UUID], on: date) -> Unit | None:
    unit, seen = intake.deputy if intake else None, set(shut)
    while unit is not None and unit.pk in seen:
        seen.add(unit.pk)
        unit = unit.deputy if unit.deputy_id not in seen else None
    if unit is not None:
        return unit
    others = Unit.objects.on(on).filter(kind__in=_MAY_TAKE_IT).exclude(pk__in=shut)
    found: Unit | None = others.order_by("kind", "name").first()
    return found
