"""The town's own figures beside the published ones: asked of its rows, never of what it was drawn with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from tovholder.core.time.calendar import start_of_day
from tovholder.entrances.rehearsal.towns.suppositions import OURS, QUALITIES, by_key, number, suppositions
from tovholder.entrances.rehearsal.towns.words import NO_LONGER_NEEDED

# So many 0-22-year-olds to each 0-17-year-old (1,514,588 to 1,148,816, Danmarks Statistik 2024).
TO_22 = 1.318


@dataclass(frozen=True)
class Figure:
    """One figure of the town. `ours` is None where nothing of the kind has happened in it.

    An assumed figure was published nowhere: the town is drawn with a guess of ours.
    """

    figure: str
    published: float
    ours: float | None
    source: str
    unit: str = ""
    assumed: bool = False

    def as_json(self) -> dict[str, Any]:
        """As other programs read it."""
        ours = None if self.ours is None else round(self.ours, 4)
        return {"figure": self.figure, "published": self.published, "ours": ours, "source": self.source}


@dataclass(frozen=True)
class _Question:
    """What is asked of the rows. `per` divides the answer, where it is a count for so many people."""

    name: str
    sql: str
    of: str | None = None
    per: Callable[[int], float] = lambda children: 1.0


_CONCERNS = """intake_concern c join intake_notification n on n.id = c.notification_id
  where c.moved_to_id is null and n.received_at >= %(year)s and n.received_at < %(year_over)s"""
_PER_CHILD = f"(select c.child_id, count(*) as often from {_CONCERNS} group by 1) s"
_OF_SENDER = "select avg((notifier_kind = any(array[{codes}]))::int) from intake_notification"
_OF_CAUSE = "select avg(('{code}' = any(concerns))::int) from intake_notification"
_PLACED_YEARS = """select sum(extract(epoch from least(coalesce(ends_at, %(until)s), %(until)s) - starts_at)) / 31557600
  from casework_placement"""
_RUNS = "starts_at < %(until)s and (ends_at is null or ends_at >= %(until)s)"

QUESTIONS = (
    _Question("reported_per_1000", f"select count(*) from {_PER_CHILD}", per=lambda children: children / 1000),
    _Question("reports_per_child", f"select avg(often) from {_PER_CHILD}"),
    _Question("more_than_one", f"select avg((often > 1)::int) from {_PER_CHILD}"),
    _Question(
        "again_within_a_year",
        """select avg(exists (select 1 from intake_concern e join intake_notification m on m.id = e.notification_id
             where e.child_id = c.child_id and m.received_at < n.received_at
               and m.received_at > n.received_at - interval '1 year')::int)
           from intake_concern c join intake_notification n on n.id = c.notification_id
           where n.received_at > %(first)s + interval '1 year'""",
    ),
    _Question("from_school", _OF_SENDER.format(codes="'2'")),
    _Question("from_health", _OF_SENDER.format(codes="'4', '5'")),
    _Question("from_police", _OF_SENDER.format(codes="'6'")),
    _Question("from_daycare", _OF_SENDER.format(codes="'3'")),
    _Question("anonymous", _OF_SENDER.format(codes="'8'")),
    *(_Question("causes", _OF_CAUSE.format(code=code), of=code) for code in by_key("causes")),
    _Question(
        "abuse",
        "select avg((safety_flags && array['abuse_physical', 'abuse_psychological', 'abuse_sexual']"
        "::varchar[])::int) from intake_notification",
    ),
    _Question(
        "outside_hours",
        "select avg(outside_hours::int) from intake_notification",
    ),
    _Question(
        "assessed_in_time",
        """select avg(coalesce(assessed_at <= assess_before, false)::int) from intake_concern
           where moved_to_id is null and assess_before < %(until)s""",
    ),
    _Question(
        "investigations_per_reported",
        f"""select count(*)::float / nullif((select count(*) from {_PER_CHILD}), 0) from casework_investigation
            where started_at >= %(year)s and started_at < %(year_over)s""",
    ),
    _Question(
        "investigation_in_time",
        """select avg((coalesce(completed_at, %(until)s) <= started_at + interval '4 months')::int)
           from casework_investigation where started_at < %(until)s - interval '5 months'""",
    ),
    _Question(
        "talk_in_investigation",
        """select avg(exists (select 1 from casework_childconversation t where t.child_id = i.child_id
             and t.happened_at between i.started_at and i.completed_at)::int)
           from casework_investigation i where completed_at is not null""",
    ),
    _Question(
        "investigations_without_help",
        """select avg((not exists (select 1 from casework_decision d where d.child_id = i.child_id
             and d.happened_at between i.completed_at and i.completed_at + interval '2 months'))::int)
           from casework_investigation i where completed_at < %(until)s - interval '2 months'""",
    ),
    _Question(
        "plan_made",
        """select avg(exists (select 1 from plans_planversion v where v.child_id = d.child_id
             and v.made_at between d.happened_at and d.happened_at + interval '4 months')::int)
           from casework_decision d where d.plan_needed and d.happened_at < %(until)s - interval '4 months'""",
    ),
    _Question(
        "goals_per_plan",
        """select avg(goals) from (select count(*) as goals from plans_plangoal g
             join plans_planversion v on v.id = g.version_id where v.made_at is not null group by v.id) s""",
    ),
    _Question("goals_forward", "select avg((trend = 'up')::int) from plans_goaltrend"),
    _Question(
        "parents_heard",
        """select avg(exists (select 1 from decisions_step s where s.preparation_id = p.id
             and s.gate = 'HEARING-19')::int) from decisions_preparation p where decided_at is not null""",
    ),
    _Question(
        "decision_told",
        """select avg(exists (select 1 from decisions_decisiontold t where t.decision_id = d.id)::int)
           from casework_decision d where matter is not null and happened_at < %(until)s - interval '1 month'""",
    ),
    _Question(
        "appointments_cancelled",
        f"""select avg((cancelled_at is not null)::int) from appointments_appointment
            where starts_at < %(until)s and cancelled_because <> '{NO_LONGER_NEEDED}'""",
    ),
    _Question(
        "chair_decides",
        """select avg(exists (select 1 from committee_chairdecision c where c.child_id = p.child_id
             and c.happened_at between p.starts_at - interval '1 day' and p.starts_at)::int)
           from casework_placement p where basis = 'committee' and not exists
             (select 1 from casework_placement e where e.child_id = p.child_id and e.ends_at = p.starts_at)""",
    ),
    _Question(
        "one_votes_against",
        """select avg(exists (select 1 from committee_vote v where v.outcome_id = o.id and not v.in_favour)::int)
           from committee_committeeoutcome o""",
    ),
    _Question(
        "followed_up_in_three_months",
        """select avg(exists (select 1 from casework_followup f where f.child_id = m.child_id
             and f.happened_at between m.starts_at and m.starts_at + interval '3 months')::int)
           from casework_measure m where m.kind not like 'early%%' and m.starts_at < %(until)s - interval '3 months'
             and (m.ends_at is null or m.ends_at > m.starts_at + interval '3 months')""",
    ),
    _Question(
        "measures_started_per_1000",
        "select count(*) from casework_measure where starts_at >= %(year)s and starts_at < %(year_over)s",
        per=lambda children: children * TO_22 / 1000,
    ),
    _Question(
        "measure_months",
        """select avg(extract(epoch from ends_at - starts_at)) / 2629800 from casework_measure
           where starts_at < %(until)s - interval '2 years' and ends_at is not null""",
    ),
    _Question(
        "supported_share",
        f"""select count(*) from (select child_id from casework_measure where {_RUNS}
              union select child_id from casework_placement where {_RUNS}) s""",
        per=lambda children: children * TO_22,
    ),
    _Question(
        "placed_of_minors", f"select count(*) from casework_placement where {_RUNS}", per=lambda children: children
    ),
    _Question(
        "placements_per_1000",
        """select count(*) from casework_placement p where starts_at >= %(year)s and starts_at < %(year_over)s
             and not exists (select 1 from casework_placement e where e.child_id = p.child_id
                             and e.ends_at = p.starts_at)""",
        per=lambda children: children * TO_22 / 1000,
    ),
    _Question("placed_without_consent", f"select avg(forced::int) from casework_placement where {_RUNS}"),
    _Question("in_foster_family", f"select avg((kind = '23')::int) from casework_placement where {_RUNS}"),
    _Question(
        "breakdowns",
        f"""select count(*) / nullif(({_PLACED_YEARS}), 0) from casework_placement p where exists
              (select 1 from casework_placement e where e.child_id = p.child_id and e.ends_at = p.starts_at)""",
    ),
    _Question(
        "visits_a_year",
        f"select count(*) / nullif(({_PLACED_YEARS}), 0) from casework_supervisionvisit where not cancelled",
    ),
    _Question(
        "children_per_caseworker",
        """select count(*)::float / (select count(*) from organisation_post where kind = 'caseworker')
           from casework_case where closed_at is null""",
    ),
    _Question(
        "turnover",
        """select count(*) filter (where e.ends is not null)::float
             / nullif(sum((coalesce(e.ends, %(until)s::date) - e.starts) / 365.25), 0)
           from organisation_employment e join organisation_post p on p.id = e.post_id where p.kind = 'caseworker'""",
    ),
)


def compare(*, children: int, first: date, last: date) -> list[Figure]:
    """Every figure that is published or supposed, with the town's own. Some 30 statements."""
    until = start_of_day(last + timedelta(days=1))
    year, year_over = map(start_of_day, _a_whole_year(first, last))
    days = {"until": until, "first": start_of_day(first), "year": year, "year_over": year_over}
    return [_compared(question, children=children, days=days) for question in QUESTIONS]


def _a_whole_year(first: date, last: date) -> tuple[date, date]:
    """The last calendar year that is whole in the record, else its last 365 days: yearly figures are of it."""
    for year in (last.year, last.year - 1):
        if first <= date(year, 1, 1) and date(year, 12, 31) <= last:
            return date(year, 1, 1), date(year + 1, 1, 1)
    return last - timedelta(days=364), last + timedelta(days=1)


def _compared(question: _Question, *, children: int, days: dict[str, Any]) -> Figure:
    with connection.cursor() as cursor:
        cursor.execute(question.sql, days)
        (answer,) = cursor.fetchone()
    told = suppositions()[question.name]
    words = f"{told.danish}: {_CAUSES[question.of]}" if question.of else told.danish
    return Figure(
        figure=f"{words} ({told.unit})",
        published=_published(question, days["year"]),
        ours=None if answer is None else float(answer) / question.per(children),
        source=f"{told.source} [{told.quality}: {QUALITIES[told.quality]}]",
        unit=told.unit,
        assumed=told.quality == OURS,
    )


def _published(question: _Question, year: datetime) -> float:
    if question.of:
        return by_key(question.name)[question.of]
    if question.name == "reported_per_1000":
        years = {int(year): value for year, value in by_key(question.name).items()}
        return years[min(max(year.year, min(years)), max(years))]
    return number(question.name)


_CAUSES = {
    "UDSLAG4": "barnets adfærd",
    "UDSLAG3": "barnets skolegang",
    "UDSLAG6": "barnets sundhed",
    "UDSLAG5": "barnets funktionsevne",
    "UDSLAG11": "forældrenes adfærd",
    "UDSLAG9": "forældrenes misbrug",
    "UDSLAG14": "utilstrækkelig omsorg",
    "UDSLAG13": "konflikt eller vold i hjemmet",
}
