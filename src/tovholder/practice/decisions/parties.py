"""The circle of parties (partskreds) of a decision, from who belongs to the child. Values in, answers out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.ages import whole_years
from tovholder.foundation.letters.recipients import OWN_POST_FROM

PARENTS = frozenset({"mother", "father", "co_mother"})


class Role(StrEnum):
    """What somebody is in the matter; the value is the word shown."""

    CUSTODY_HOLDER = "forældremyndighedsindehaver"
    CUSTODY_UNKNOWN = "forældremyndigheden er ikke oplyst"
    EXPECTANT_PARENT = "kommende forælder"
    REPRESENTATIVE = "repræsentant for det uledsagede barn"
    PARENT_IN_CONTACT = "forælder uden del i forældremyndigheden, part i egen sag om samvær"
    CHILD = "barnet selv"


@dataclass(frozen=True)
class Near:
    """An adult tied to the child: `custody` is None when nobody has written it down."""

    id: UUID
    name: str
    relation: str
    relation_danish: str
    custody: bool | None
    phone: str = ""


@dataclass(frozen=True)
class Subject:
    """The child the matter is about."""

    id: UUID
    name: str
    birth_date: date | None
    unborn: bool = False


@dataclass(frozen=True)
class Party:
    """A party (part). `relation` is how they belong to the child; `read_together` when a letter alone will not do."""

    id: UUID
    name: str
    role: Role
    relation: str
    read_together: bool = False
    phone: str = ""

    @property
    def is_child(self) -> bool:
        """The child itself."""
        return self.role is Role.CHILD


def party_age(on: date) -> int:
    """From which age the child is a party: 10 under Barnets lov § 3, 12 under serviceloven (PARTY-10)."""
    return _age_of("PARTY-10", on, otherwise=10)


def consent_age(rule: str, on: date) -> int:
    """From which age the child's own consent is needed, by the rule (CONSENT-15, CONSENT-12-MOVE) on that day."""
    return _age_of(rule, on, otherwise=15)


def age_on(birth_date: date | None, on: date) -> int | None:
    """The age reached on a day; None when nobody knows the birthday."""
    return None if birth_date is None else whole_years(birth_date, on)


def circle(child: Subject, near: Iterable[Near], *, kind: str, on: date) -> tuple[Party, ...]:
    """Who is a party that day: custody holders, expectant parents, in contact matters the other parent, the child.

    Barnets lov §§ 3, 141; law review F27. Step-parents and foster parents are not parties. A parent whose custody
    nobody has written down is in the circle until it is found out, and says so. An unaccompanied child's representative
    is a party (F36), and consents like others only with custody.
    """
    adults = [party for each in near if (party := _as_party(each, child, kind)) is not None]
    age = age_on(child.birth_date, on)
    is_party = age is not None and not child.unborn and age >= party_age(on) and kind not in _NOT_THE_CHILDS_OWN
    if age is not None and is_party:
        adults.append(Party(child.id, child.name, Role.CHILD, "barnet selv", read_together=age < OWN_POST_FROM))
    return tuple(adults)


# § 20 does not stand in the list of matters in which the child itself is a party (Barnets lov § 3; note on PARTY-10).
_NOT_THE_CHILDS_OWN = frozenset({"investigation"})


def _as_party(near: Near, child: Subject, kind: str) -> Party | None:
    role: Role | None = None
    if child.unborn:
        role = _expecting(near)
    elif near.custody:
        role = Role.CUSTODY_HOLDER
    elif near.relation == "representative":
        role = Role.REPRESENTATIVE
    elif near.relation in PARENTS and near.custody is None:
        role = Role.CUSTODY_UNKNOWN
    elif near.relation in PARENTS and kind in ("contact", "contact_break"):
        role = Role.PARENT_IN_CONTACT
    return None if role is None else Party(near.id, near.name, role, near.relation_danish, phone=near.phone)


def _expecting(near: Near) -> Role | None:
    """Before the birth: who carries the child is a party; the other parent once it is known they will have custody.

    Law review F08: a father has no party rights before custody is established, and is not told of the child by a letter
    that nobody has thought about.
    """
    if near.relation == "mother" or (near.relation in PARENTS and near.custody):
        return Role.EXPECTANT_PARENT
    return Role.CUSTODY_UNKNOWN if near.relation in PARENTS and near.custody is None else None


def _age_of(rule: str, on: date, *, otherwise: int) -> int:
    version = rulebook().version_on(rule, on)
    amount = version.limit.amount if version and version.limit else None
    return amount if amount is not None else otherwise
