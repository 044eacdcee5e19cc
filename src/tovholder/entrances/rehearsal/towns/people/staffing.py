"""The offices of a made-up town: units and posts that last, and the people in them who come and go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from tovholder.core.time.calendar import DANISH_TIME, danish_day, start_of_day
from tovholder.entrances.rehearsal.towns.people.names import FATHERS, MOTHERS, STAFF_NAMES
from tovholder.entrances.rehearsal.towns.suppositions import number
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN, Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.organisation.actions import employ, make_post, name_deputy, open_unit, put_on_watch
from tovholder.foundation.organisation.models import Post, PostKind, Unit, UnitKind
from tovholder.practice.committee.actions import seat_member
from tovholder.practice.committee.models import ChairKind, CommitteeMember, Seat

PASSWORD = "fjordby-2026"  # noqa: S105 - a town that does not exist, printed when it is made
CHILDREN_PER_CASEWORKER = 460  # living in the town, so that each has about as many cases as published
CHILDREN_PER_INTAKE_POST = 3_500
POSTS_IN_A_GROUP = 9
WOMEN = 0.85
DIRECTIONS = ["Nord", "Syd", "Øst", "Vest", "Midt", "Havnen", "Bakken", "Skoven", "Engen", "Fjorden", "Heden", "Åen"]
NIGHTS_BACK, NIGHTS_AHEAD = 21, 8
FIRST_HOUR = time(8)


@dataclass(frozen=True)
class Desk:
    """A post, and who has held it from which day on; `hands` are the holders as authors of deeds."""

    post: Post
    since: tuple[date, ...]
    holders: tuple[User, ...]
    hands: tuple[Author, ...] = field(init=False)

    def __post_init__(self) -> None:
        post = self.post
        authors = (Author(user_id=user.pk, post_id=post.pk, unit_id=post.unit_id) for user in self.holders)
        object.__setattr__(self, "hands", tuple(authors))

    def holder(self, at: datetime) -> User:
        """Who holds the post at that moment."""
        return self.holders[self._turn(at)]

    def hand(self, at: datetime) -> Author:
        """The holder as the author of a deed."""
        return self.hands[self._turn(at)]

    def _turn(self, at: datetime) -> int:
        return max(0, bisect_right(self.since, danish_day(at)) - 1)


@dataclass(frozen=True)
class Group:
    """A unit that has children, its leader and its caseworkers."""

    unit: Unit
    leader: Desk
    desks: tuple[Desk, ...]


@dataclass(frozen=True)
class Staff:
    """Everybody: Modtagelsen, the family groups, the watch."""

    intake: Unit
    intake_desks: tuple[Desk, ...]
    groups: tuple[Group, ...]
    night: Desk
    committee: tuple[CommitteeMember, ...]  # its chair first

    def log_ins(self, at: datetime) -> list[tuple[str, str, str]]:
        """Username, password and who it is, of one in each kind of post at that moment."""
        shown = (self.intake_desks[0], self.groups[0].desks[0], self.groups[0].leader, self.night)
        return [
            (desk.holder(at).username, PASSWORD, f"{desk.holder(at).name}, {desk.post.title}, {desk.post.unit.name}")
            for desk in shown
        ]


def staff_the_offices(*, children: int, first: date, last: date, seed: int) -> Staff:
    """Open the units, make the posts and fill them, each holder leaving as often as published."""
    hiring = Hiring(Random(f"{seed}/staff"), first, last)  # noqa: S311 - made-up people
    posts = max(1, round(children / CHILDREN_PER_CASEWORKER))
    units = _open_units(max(1, round(posts / POSTS_IN_A_GROUP)), first=first)
    intake, night, groups = units[0], units[1], units[2:]
    staff = Staff(
        intake=intake,
        intake_desks=tuple(
            hiring.fill("Rådgiver", PostKind.INTAKE, intake)
            for _ in range(max(2, round(children / CHILDREN_PER_INTAKE_POST)))
        ),
        groups=tuple(
            Group(
                unit,
                hiring.fill("Teamleder", PostKind.TEAM_LEADER, unit),
                tuple(
                    hiring.fill("Rådgiver", PostKind.CASEWORKER, unit)
                    for _ in range(posts // len(groups) + (place < posts % len(groups)))
                ),
            )
            for place, unit in enumerate(groups)
        ),
        night=hiring.fill("Døgnvagt", PostKind.OUT_OF_HOURS, night),
        committee=_seat_the_committee(hiring),
    )
    _fill_roster(staff.night, last=last)
    return staff


def _open_units(groups: int, *, first: date) -> list[Unit]:
    at, by = datetime.combine(first, FIRST_HOUR, tzinfo=DANISH_TIME), NOBODY_LOGGED_IN
    names = [f"Familiegruppe {DIRECTIONS[n % len(DIRECTIONS)]} {n // len(DIRECTIONS) + 1}" for n in range(groups)]
    family = [
        open_unit(name=name.removesuffix(" 1"), kind=UnitKind.FAMILY_GROUP, starts=first, at=at, by=by)
        for name in names
    ]
    for unit, deputy in zip(family, [*family[1:], family[0]], strict=True):
        if deputy is not unit:
            name_deputy(unit, deputy=deputy, at=at, by=by)
    intake = open_unit(name="Modtagelsen", kind=UnitKind.INTAKE, starts=first, at=at, by=by, deputy=family[0])
    night = open_unit(name="Den sociale døgnvagt", kind=UnitKind.OUT_OF_HOURS, starts=first, at=at, by=by)
    return [intake, night, *family]


class Hiring:
    """Fills posts one after the other, and gives everybody a name of their own."""

    def __init__(self, chance: Random, first: date, last: date) -> None:
        self.chance, self.first, self.last = chance, first, last
        self.usernames: set[str] = set()
        # One hash for all: they share the password of the show, and a hash each would take minutes.
        self.password = make_password(PASSWORD, salt=f"{chance.getrandbits(64):016x}")

    def fill(self, title: str, kind: PostKind, unit: Unit) -> Desk:
        """A post in the unit with everybody who has held it."""
        at, by = datetime.combine(self.first, FIRST_HOUR, tzinfo=DANISH_TIME), NOBODY_LOGGED_IN
        post = make_post(title=title, kind=kind, unit=unit, starts=self.first, at=at, by=by)
        since = self._turns()
        users = []
        for starts, ends in zip(since, [*since[1:], None], strict=True):
            user = self._somebody(starts, here=ends is None)
            when = datetime.combine(starts, FIRST_HOUR, tzinfo=DANISH_TIME)
            employ(user, post=post, starts=starts, ends=ends, at=when, by=by)
            users.append(user)
        return Desk(post, tuple(since), tuple(users))

    def _turns(self) -> list[date]:
        since = [self.first]
        while (leaves := since[-1] + timedelta(days=int(self._tenure()))) <= self.last:
            since.append(leaves)
        return since

    def _tenure(self) -> float:
        """Days in the post."""
        return 30 + self.chance.expovariate(number("turnover")) * 365.25

    def _somebody(self, starts: date, *, here: bool) -> User:
        first = self.chance.choice(MOTHERS if self.chance.random() < WOMEN else FATHERS)
        name = f"{first} {self.chance.choice(STAFF_NAMES)}"
        username = base = _plain(name)
        while username in self.usernames:
            username = f"{base}{len(self.usernames)}"
        self.usernames.add(username)
        user = User(
            username=username,
            name=name,
            email=f"{username}@fjordby.invalid",
            is_demo=True,
            is_active=here,
            password=self.password,
        )
        at = datetime.combine(starts, FIRST_HOUR, tzinfo=DANISH_TIME)
        with open_book(at=at, by=NOBODY_LOGGED_IN) as book:
            book.add(user)
            book.line("user registered", about=(), happened_at=at, facts={"user": str(user.pk)})
        return user


def _plain(name: str) -> str:
    spelt = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return spelt.replace(" ", ".")


def _seat_the_committee(hiring: Hiring) -> tuple[CommitteeMember, ...]:
    """The five of the committee; the first councillor is its chair."""
    at = datetime.combine(hiring.first, FIRST_HOUR, tzinfo=DANISH_TIME)
    return tuple(
        seat_member(
            name=f"{hiring.chance.choice(MOTHERS if place % 2 else FATHERS)} {hiring.chance.choice(STAFF_NAMES)}",
            seat=seat,
            chair=ChairKind.NONE if place else ChairKind.CHAIR,
            phone="" if place else "70 10 20 41",
            starts=hiring.first,
            at=at,
            by=NOBODY_LOGGED_IN,
        )
        for place, seat in enumerate(Seat)
    )


def _fill_roster(night: Desk, *, last: date) -> None:
    """The nights around the last day: who was called, and who will be."""
    for days in range(-NIGHTS_BACK, NIGHTS_AHEAD):
        evening = datetime.combine(last + timedelta(days=days), time(15, 30), tzinfo=DANISH_TIME)
        put_on_watch(
            night.holder(evening),
            starts=evening,
            ends=evening + timedelta(hours=16, minutes=30),
            phone="70 10 20 31",
            at=start_of_day(last - timedelta(days=NIGHTS_BACK)),
            by=NOBODY_LOGGED_IN,
        )


def shared_out(desks: Sequence[Desk], number_of_family: int) -> Desk:
    """The desk a family belongs to, whoever sits there."""
    return desks[number_of_family % len(desks)]
