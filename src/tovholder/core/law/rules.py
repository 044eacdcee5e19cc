"""What a rule of law is to the program: a duty, its versions through time, and their limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

OWN_RULE = "egen regel"  # the law of a threshold that is ours, not parliament's

KINDS = frozenset(
    {
        "age_threshold",
        "deadline",
        "external_duty",
        "gate",
        "limit",
        "local_policy",
        "recurring",
        "right",
        "step",
        "threshold",
    }
)
STATUSES = frozenset({"verified", "partly_verified", "unverified"})
EVIDENCE = frozenset({"text", "authority", "secondary", "ref_only", "no", "own"})
COUNTED = frozenset(  # units that go with a number
    {
        "hours",
        "calendar_days",
        "hverdage",
        "arbejdsdage",
        "skoledage",
        "weeks",
        "months",
        "quarter",
        "years",
        "per_year",
        "visits",
        "count",
        "percent",
    }
)
UNCOUNTED = frozenset(  # and those where a decision, or the word "soon", stands in its place
    {
        "continuous",
        "snarest_muligt",
        "rimeligt_varsel",
        "as_decided",
        "set_per_decision",
        "set_per_case",
        "set_in_order",
        "local_limit",
        "unknown",
    }
)
UNITS = COUNTED | UNCOUNTED
MODES = frozenset(
    {
        "latest",
        "earliest",
        "before",
        "max_duration",
        "max_interval",
        "minimum",
        "from",
        "until",
        "threshold",
        "target",
        "duration",
        "local_practice",
    }
)
DECIDERS = frozenset(  # the codes of the code list "decides"
    {
        "anyone",
        "appeals board",
        "authorities together",
        "caseworker",
        "chair",
        "committee",
        "council",
        "court",
        "family agency",
        "head of data",
        "head teacher",
        "leader",
        "municipality",
        "other municipality",
        "party",
        "police",
        "professional",
        "provider",
        "social supervisory authority",
        "youth crime board",
    }
)


@dataclass(frozen=True, slots=True)
class RuleLimit:
    """A number set by law: how much, of what, and how it binds (frist, grænse).

    The amount is None where the law leaves the number to a decision or says only "soon". ``to_open_day`` says that a
    last day that is no working day is moved to the next one.
    """

    amount: int | None
    unit: str
    mode: str
    counts_from: str
    how_counted: str
    to_open_day: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a rule and the days on which it is the law; both ends are included.

    ``in_force_confirmed`` is False where the sources do not give the first day; it then counts
    as in force from 1 January 2011 and is shown as "ikrafttræden ikke bekræftet".
    """

    law: str
    ref: str
    source: str
    in_force: date
    in_force_confirmed: bool
    until: date | None
    limit: RuleLimit | None
    evidence: str
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether this version is the law on that (Danish) day."""
        return self.in_force <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was read: the address and the place in it."""

    url: str
    place: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A duty, gate, right or limit of the law (pligt, frist, ret), with every version of it.

    ``decides`` is who the law lets decide, ``does`` the post that does the work. ``clock`` is
    the engine's own table, kept as it stands in the file; ``no_clock`` says why a rule has none. ``own`` marks
    thresholds that are ours.
    """

    id: str
    danish: str
    english: str
    phase: str
    kind: str
    trigger: str
    met_by: str
    decides: str
    does: str
    must_record: tuple[str, ...]
    exceptions: tuple[str, ...]
    status: str
    unverified: tuple[str, ...]
    review: str
    sources: tuple[Source, ...]
    versions: tuple[Version, ...]
    clock: Mapping[str, Any] = field(hash=False)
    no_clock: str
    own: bool

    def version_on(self, day: date) -> Version | None:
        """The version that is the law on that day; None when there is no such rule then."""
        for version in self.versions:
            if version.holds_on(day):
                return version
        return None
