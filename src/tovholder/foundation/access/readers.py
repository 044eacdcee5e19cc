"""Who is reading: a person in the posts they hold today, perhaps on watch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.organisation.models import PostKind

LEADERS = frozenset({PostKind.TEAM_LEADER, PostKind.HEAD})


@dataclass(frozen=True)
class Reader:
    """A logged-in person with today's posts. `units` are the units whose children they may see by their post; what is
    one's to do by a kind of post is theirs in the unit of that post alone (`units_as`).
    """

    user: User
    post_id: UUID | None
    title: str
    kinds: frozenset[str]
    units: tuple[UUID, ...]
    unit_kinds: frozenset[str]
    posts: frozenset[tuple[str, UUID]]  # of which kind, and in which unit
    on_watch: bool
    at: datetime

    @property
    def today(self) -> date:
        """The day it is in Denmark when they read."""
        return danish_day(self.at)

    @property
    def hand(self) -> Author:
        """The reader as the author of a deed."""
        return Author(user_id=self.user.pk, post_id=self.post_id, unit_id=self.units[0] if self.units else None)

    def needs_no_key_to(self, unit_id: UUID | None) -> bool:
        """Whether the children of that unit are open to the reader by the post itself, or by being on watch."""
        return self.on_watch or unit_id in self.units

    @property
    def duties(self) -> frozenset[str]:
        """The kinds of post whose tasks can be the reader's: a head does for her own unit what its team leader does."""
        return self.kinds | {PostKind.TEAM_LEADER} if PostKind.HEAD in self.kinds else self.kinds

    def units_as(self, kind: str) -> tuple[UUID, ...]:
        """The units in which what waits for this kind of post is the reader's to do."""
        held = LEADERS if kind == PostKind.TEAM_LEADER else {kind}
        return tuple(sorted({unit for post, unit in self.posts if post in held}))

    @property
    def led(self) -> tuple[UUID, ...]:
        """The units the reader leads: not another she only works in."""
        return self.units_as(PostKind.TEAM_LEADER)

    def leads(self, unit_id: UUID | None) -> bool:
        """Whether the reader leads that unit: another's children are not hers to give."""
        return unit_id in self.led

    @property
    def is_intake(self) -> bool:
        """Works in Modtagelsen, or is on watch: may take and assess notifications."""
        return self.on_watch or "intake" in self.unit_kinds

    @property
    def is_administrator(self) -> bool:
        """Keeps the log-ins, the posts and the keys; it opens no child."""
        return PostKind.ADMINISTRATOR in self.kinds

    @property
    def is_leader(self) -> bool:
        """Leads a team or a department."""
        return bool(self.kinds & LEADERS)
