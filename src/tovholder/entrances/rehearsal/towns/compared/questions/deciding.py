"""Asked about investigations, decisions, and what the parties say to them."""

from __future__ import annotations

from tovholder.entrances.rehearsal.towns.compared.questions.asking import (
    Chance,
    Question,
    mean_of,
    means_of,
    rate_of,
    shares_of,
)
from tovholder.entrances.rehearsal.towns.compared.questions.door import PER_CHILD

_DAYS = "extract(epoch from coalesce(completed_at, %(until)s) - started_at) / 86400"

QUESTIONS = (
    rate_of(
        "investigations_per_reported",
        "casework_investigation where started_at >= %(year)s and started_at < %(year_over)s",
        f"select count(*) from {PER_CHILD}",
    ),
    mean_of(
        "investigation_in_time",
        """select (coalesce(completed_at, %(until)s) <= started_at + interval '4 months')::int
           from casework_investigation where started_at < %(until)s - interval '5 months'""",
    ),
    Question(
        "investigation_days",
        f"""select share::text, percentile_cont(share) within group (order by days), count(*), null
            from (select {_DAYS} as days from casework_investigation
                  where started_at < %(until)s - interval '1 year') s, unnest(array[0.5, 0.9]::float[]) share
            group by share""",
        kinds=True,
        chance=Chance.UNTOLD,
    ),
    mean_of(
        "talk_in_investigation",
        """select exists (select 1 from casework_childconversation t where t.child_id = i.child_id
             and t.happened_at between i.started_at and i.completed_at)::int
           from casework_investigation i where completed_at is not null""",
    ),
    means_of(
        "statements_asked",
        """select whom, exists (select 1 from casework_askedstatement a
             where a.investigation_id = i.id and a.asked_of = any(string_to_array(whom, '_')))::int
           from casework_investigation i, unnest(array['school_daycare', 'doctor', 'psychiatry']) whom
           where started_at < %(until)s - interval '3 months'""",
    ),
    mean_of(
        "statement_days",
        """select extract(epoch from received_at - happened_at) / 86400 from casework_askedstatement
           where happened_at < %(until)s - interval '6 months'""",
    ),
    mean_of(
        "statements_reminded",
        """select (cardinality(reminded_at) > 0)::int from casework_askedstatement
           where happened_at < %(until)s - interval '6 months'""",
    ),
    mean_of(
        "investigations_without_help",
        """select (not exists (select 1 from casework_decision d where d.child_id = i.child_id
             and d.happened_at between i.completed_at and i.completed_at + interval '2 months'))::int
           from casework_investigation i where completed_at < %(until)s - interval '2 months'""",
    ),
    mean_of(
        "talk_before_decision",
        "select (cardinality(relies_on) > 0)::int from casework_decision where matter is not null",
    ),
    mean_of(
        "parents_heard",
        """select exists (select 1 from decisions_step s where s.preparation_id = p.id
             and s.gate = 'HEARING-19' and not s.excused)::int
           from decisions_preparation p where decided_at is not null""",
    ),
    mean_of(
        "decision_told",
        """select exists (select 1 from decisions_decisiontold t where t.decision_id = d.id)::int
           from casework_decision d where matter is not null and happened_at < %(until)s - interval '1 month'""",
    ),
    mean_of(
        "complained_about",
        """select exists (select 1 from decisions_complaint c where c.decision_id = d.id)::int
           from casework_decision d where matter is not null and happened_at < %(until)s - interval '2 months'""",
    ),
    mean_of(
        "complaints_kept",
        "select (result = 'kept')::int from decisions_complaint where reconsidered_at is not null",
    ),
    mean_of(
        "reconsidered_in_time",
        """select (coalesce(reconsidered_at, %(until)s) <= happened_at + interval '29 days')::int
           from decisions_complaint where happened_at < %(until)s - interval '29 days'""",
    ),
    shares_of(
        "board_results",
        """select case board_result when 'repealed' then 'changed' else board_result end
           from decisions_complaint where board_decided_at is not null""",
    ),
    mean_of(
        "consents_withdrawn",
        "select (withdrawn_at is not null)::int from casework_consent where kind = 'help' and given_at is not null",
    ),
    mean_of(
        "chair_decides",
        """select exists (select 1 from committee_chairdecision c where c.child_id = p.child_id
             and c.happened_at between p.starts_at - interval '1 day' and p.starts_at)::int
           from casework_placement p where basis = 'committee' and not exists
             (select 1 from casework_placement e where e.child_id = p.child_id and e.ends_at = p.starts_at)""",
    ),
    mean_of(
        "one_votes_against",
        """select exists (select 1 from committee_vote v where v.outcome_id = o.id and not v.in_favour)::int
           from committee_committeeoutcome o""",
    ),
)
