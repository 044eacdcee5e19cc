"""Asked about placed children: how many, where, how long, how it ends, and who visits them."""

from __future__ import annotations

from tovholder.entrances.rehearsal.towns.compared.questions.asking import (
    Question,
    count_of,
    mean_of,
    per_1000_to_22,
    rate_of,
    shares_of,
)
from tovholder.entrances.rehearsal.towns.compared.questions.help import RUNS

_YEARS = """select sum(extract(epoch from least(coalesce(ends_at, %(until)s), %(until)s) - starts_at)) / 31557600
  from casework_placement"""
_FIRST = """not exists (select 1 from casework_placement e where e.child_id = p.child_id and e.ends_at = p.starts_at)"""
_BROKEN = "ended_because in ('child_left', 'provider_stopped')"
_AGE = "extract(year from age({at}, c.birth_date::timestamp))"
# Those placed on the first day of the year, with the kind of place they live in on its last (none: no longer placed).
_A_YEAR_ON = """select a.kind as was, b.kind as is_now from casework_placement a left join casework_placement b
    on b.child_id = a.child_id and b.starts_at < %(year_over)s and (b.ends_at is null or b.ends_at >= %(year_over)s)
  where a.starts_at < %(year)s and (a.ends_at is null or a.ends_at >= %(year)s)"""

# What takes the place of a placement, the moment it ends because the young person comes of age.
_YOUTH_SUPPORT = """casework_measure m join families_child c on c.id = m.child_id
  join casework_placement p on p.child_id = m.child_id and p.ends_at = m.starts_at where p.ended_because = 'age'"""

QUESTIONS: tuple[Question, ...] = (
    count_of("placed_of_minors", f"casework_placement where {RUNS}", per=float),
    count_of(
        "placements_per_1000",
        f"casework_placement p where starts_at >= %(year)s and starts_at < %(year_over)s and {_FIRST}",
        per=per_1000_to_22,
    ),
    mean_of("placed_without_consent", f"select forced::int from casework_placement where {RUNS}"),
    shares_of("places", f"select kind from casework_placement where {RUNS}"),
    mean_of("no_longer_placed", f"select (is_now is null)::int from ({_A_YEAR_ON}) s"),
    mean_of("changed_kind", f"select (is_now <> was)::int from ({_A_YEAR_ON}) s where is_now is not null"),
    rate_of("breakdowns", f"casework_placement where {_BROKEN}", _YEARS),
    mean_of(
        "breakdowns_of_teenagers",
        f"""select ({_AGE.format(at="p.ends_at")} >= 13)::int from casework_placement p
            join families_child c on c.id = p.child_id where {_BROKEN}""",
    ),
    shares_of(
        "places_in_a_childhood",
        """select least(count(*), 4) from casework_placement p join families_child c on c.id = p.child_id
           where c.birth_date + interval '18 years' < %(until)s
             and c.birth_date + interval '20 years' >= %(until)s group by p.child_id""",
    ),
    mean_of(
        "youth_support",
        """select exists (select 1 from casework_youthsupport y
             where y.child_id = p.child_id and answer <> 'refused')::int
           from casework_placement p where ended_because = 'age'""",
    ),
    mean_of(
        "youth_support_before_20",
        f"""select (m.ends_at is not null and m.ends_at < c.birth_date + interval '20 years')::int
           from {_YOUTH_SUPPORT} and c.birth_date + interval '20 years' < %(until)s""",
    ),
    mean_of(
        "youth_support_to_23",
        f"""select (m.ends_at is null or m.ends_at >= c.birth_date + interval '23 years' - interval '30 days')::int
           from {_YOUTH_SUPPORT} and c.birth_date + interval '23 years' < %(until)s""",
    ),
    rate_of("visits_a_year", "casework_supervisionvisit where not cancelled", _YEARS),
    mean_of("visit_meets_child", "select child_seen::int from casework_supervisionvisit where not cancelled"),
)
