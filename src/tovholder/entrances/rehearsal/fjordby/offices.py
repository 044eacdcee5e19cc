"""The offices of Fjordby and the people in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN, Author
from tovholder.foundation.organisation.actions import (
    employ,
    found_municipality,
    make_post,
    name_deputy,
    open_unit,
    put_on_watch,
)
from tovholder.foundation.organisation.competence import delegate
from tovholder.foundation.organisation.models import Level, Post, PostKind, Unit, UnitKind
from tovholder.foundation.organisation.tokens import issue_token

PASSWORD = "fjordby-2026"  # noqa: S105 - a town that does not exist, printed at every start
SINCE = date(2020, 1, 1)
# A kind of decision, who may make it, and up to how many kroner a month; the rest goes as is usual.
COMPETENCE = (
    ("early_measure", Level.CASEWORKER, Decimal(10_000)),
    ("early_measure", Level.LEADER, None),
    ("youth_support", Level.LEADER, None),
)
PHONES_AT_NIGHT = [
    {"who": "Formanden for børne- og ungeudvalget", "phone": "70 10 20 41"},
    {"who": "Leder af Modtagelsen", "phone": "70 10 20 42"},
    {"who": "Akutpladser, Stjernehusene", "phone": "70 10 20 43"},
]


@dataclass(frozen=True)
class Colleague:
    """Somebody in a post."""

    user: User
    post: Post

    @property
    def hand(self) -> Author:
        """The colleague as the author of a deed."""
        return Author(user_id=self.user.pk, post_id=self.post.pk, unit_id=self.post.unit_id)

    @property
    def name(self) -> str:
        """The name deeds are signed with."""
        return self.user.name


@dataclass(frozen=True)
class Hired:
    """Somebody who is to have a post in the unit of that name in `Offices`."""

    username: str
    name: str
    title: str
    kind: PostKind
    where: str


CAST = (
    Hired("karen", "Karen Holm", "Rådgiver", PostKind.INTAKE, "intake"),
    Hired("mette", "Mette Krogh", "Rådgiver", PostKind.INTAKE, "intake"),
    Hired("svend", "Svend Dahl", "Rådgiver", PostKind.CASEWORKER, "north"),
    Hired("sofie", "Sofie Lund", "Rådgiver", PostKind.CASEWORKER, "south"),
    Hired("bodil", "Bodil Friis", "Teamleder", PostKind.TEAM_LEADER, "north"),
    Hired("inger", "Inger Madsen", "Leder af Modtagelsen", PostKind.TEAM_LEADER, "intake"),
    Hired("natasja", "Natasja Bruun", "Døgnvagt", PostKind.OUT_OF_HOURS, "night"),
    Hired("jonna", "Jonna Vestergaard", "Afdelingsleder", PostKind.HEAD, "administration"),
    Hired("palle", "Palle Kragh", "Administrator", PostKind.ADMINISTRATOR, "administration"),
)


@dataclass(frozen=True)
class Offices:
    """Who is who, and where."""

    intake: Unit
    north: Unit
    south: Unit
    karen: Colleague
    mette: Colleague
    svend: Colleague
    sofie: Colleague
    bodil: Colleague
    inger: Colleague
    natasja: Colleague
    jonna: Colleague
    palle: Colleague
    api_token: str

    @property
    def log_ins(self) -> list[tuple[str, str, str, str | None]]:
        """Username, password, who it is, and the second factor's secret (none in a demo)."""
        everybody: list[Colleague] = [getattr(self, one.username) for one in CAST]
        return [
            (one.user.username, PASSWORD, f"{one.user.name}, {one.post.title}, {one.post.unit.name}", None)
            for one in everybody
        ]


def open_offices(*, now: datetime) -> Offices:
    """Found the municipality, open its units, fill the posts and the roster of the coming nights."""
    at, by = datetime.combine(SINCE, time(8), tzinfo=DANISH_TIME), NOBODY_LOGGED_IN
    found_municipality(
        name="Fjordby Kommune",
        out_of_hours_phone="70 10 20 30",
        daytime_phone="70 10 20 00",
        intake_mailbox="modtagelsen@fjordby.invalid",
        texts={"phones": PHONES_AT_NIGHT},
        at=at,
        by=by,
    )
    units = _open_units(at)
    cast = {one.username: _hire(one, units[one.where], at) for one in CAST}
    token = issue_token("Fjordskolens system", at=at, by=by)
    offices = Offices(intake=units["intake"], north=units["north"], south=units["south"], api_token=token, **cast)
    _decide_who_decides(offices, at)
    _fill_roster(offices, now=now)
    return offices


def _open_units(at: datetime) -> dict[str, Unit]:
    """The units by the names of `Offices`; each family group is the other's deputy."""

    def unit(name: str, kind: UnitKind, deputy: Unit | None = None) -> Unit:
        return open_unit(name=name, kind=kind, starts=SINCE, at=at, by=NOBODY_LOGGED_IN, deputy=deputy)

    south = unit("Familiegruppe Syd", UnitKind.FAMILY_GROUP)
    north = unit("Familiegruppe Nord", UnitKind.FAMILY_GROUP, south)
    name_deputy(south, deputy=north, at=at, by=NOBODY_LOGGED_IN)
    return {
        "south": south,
        "north": north,
        "intake": unit("Modtagelsen", UnitKind.INTAKE, south),
        "night": unit("Den sociale døgnvagt", UnitKind.OUT_OF_HOURS),
        "administration": unit("Familieafdelingens administration", UnitKind.ADMINISTRATION),
    }


def _hire(one: Hired, unit: Unit, at: datetime) -> Colleague:
    email = f"{one.username}@fjordby.invalid"
    user = User.objects.create_user(one.username, PASSWORD, name=one.name, email=email, is_demo=True)
    post = make_post(title=one.title, kind=one.kind, unit=unit, starts=SINCE, at=at, by=NOBODY_LOGGED_IN)
    employ(user, post=post, starts=SINCE, at=at, by=NOBODY_LOGGED_IN)
    return Colleague(user, post)


def _decide_who_decides(offices: Offices, at: datetime) -> None:
    """Fjordby's competence table: early help up to an amount is the caseworker's, youth support the team leader's."""
    for kind, level, up_to in COMPETENCE:
        delegate(kind, level=level, up_to=up_to, starts=SINCE, at=at, by=offices.jonna.hand)


def _fill_roster(offices: Offices, *, now: datetime) -> None:
    """The watches of the week around now: Natasja is called first, Inger next."""
    today = danish_day(now)
    watches = [watch for days in range(-1, 8) for watch in _watches_of(today + timedelta(days=days))]
    for starts, ends in watches:
        for rank, one in enumerate((offices.natasja, offices.inger), start=1):
            put_on_watch(
                one.user,
                starts=starts,
                ends=ends,
                phone=f"70 10 20 3{rank}",
                rank=rank,
                at=now,
                by=NOBODY_LOGGED_IN,
            )


def _watches_of(day: date) -> list[tuple[datetime, datetime]]:
    """The night that begins that day; of a Saturday and a Sunday the day before it too, when nobody is at the desk."""
    morning, evening = (datetime.combine(day, clock, tzinfo=DANISH_TIME) for clock in (time(8), time(15, 30)))
    night = (evening, datetime.combine(day + timedelta(days=1), time(8), tzinfo=DANISH_TIME))
    return [(morning, evening), night] if day.weekday() >= 5 else [night]
