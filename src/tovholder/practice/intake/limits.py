"""How long the law gives for the safety assessment, by the law on the day: read in the rulebook, never repeated."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from tovholder.core.law.limits import Limit
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import danish_day

RULE = "NOTIF-24H"


def assess_before(received_at: datetime, *, law_on: date | None = None) -> datetime:
    """The moment by which a child in a notification received then has to be assessed, in Danish time.

    Barnets lov § 136. `law_on` fixes the day whose law counts (a rehearsal); else that of the receipt.
    """
    return assessment_limit(law_on or danish_day(received_at)).due_at(received_at)


@lru_cache(maxsize=1024)
def assessment_limit(on: date) -> Limit:
    """The limit of the law in force that day. Before there was one: that of the first that came.

    Raises LookupError when no wording of the rule has a limit.
    """
    rule = rulebook().rule(RULE)
    in_force = rule.version_on(on)
    wordings = [in_force] if in_force else sorted(rule.versions, key=lambda version: version.in_force)
    limit = next(filter(None, (Limit.of_law(version.limit) for version in wordings)), None)
    if limit is None:
        raise LookupError(f"{RULE} har ingen frist {on}. Ret reglen i core/law/duties/intake.toml.")
    return limit
