"""Asked about plans, their goals, appointments and follow-ups."""

from __future__ import annotations

from tovholder.entrances.rehearsal.towns.compared.questions.asking import mean_of, shares_of
from tovholder.entrances.rehearsal.towns.words import NO_LONGER_NEEDED

QUESTIONS = (
    mean_of(
        "plan_made",
        """select exists (select 1 from plans_planversion v where v.child_id = d.child_id
             and v.made_at between d.happened_at and d.happened_at + interval '4 months')::int
           from casework_decision d where d.plan_needed and d.happened_at < %(until)s - interval '4 months'""",
    ),
    mean_of(
        "goals_per_plan",
        """select count(*) from plans_plangoal g
           join plans_planversion v on v.id = g.version_id where v.made_at is not null group by v.id""",
    ),
    shares_of("goal_trends", "select trend from plans_goaltrend"),
    mean_of(
        "appointments_cancelled",
        f"""select (cancelled_at is not null)::int from appointments_appointment
            where starts_at < %(until)s and cancelled_because <> '{NO_LONGER_NEEDED}'""",
    ),
    mean_of(
        "followed_up_in_three_months",
        """select exists (select 1 from casework_followup f where f.child_id = m.child_id
             and f.happened_at between m.starts_at and m.starts_at + interval '3 months')::int
           from casework_measure m where m.kind not like 'early%%' and m.starts_at < %(until)s - interval '3 months'
             and (m.ends_at is null or m.ends_at > m.starts_at + interval '3 months')""",
    ),
)
