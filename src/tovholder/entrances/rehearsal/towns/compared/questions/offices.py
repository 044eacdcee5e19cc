"""Asked about those who do the work."""

from __future__ import annotations

from tovholder.entrances.rehearsal.towns.compared.questions.asking import Question, mean_of, rate_of

_YEARS_IN_POST = """select sum((coalesce(e.ends, %(until)s::date) - e.starts) / 365.25)
  from organisation_employment e join organisation_post p on p.id = e.post_id where p.kind = 'caseworker'"""

QUESTIONS: tuple[Question, ...] = (
    rate_of(
        "children_per_caseworker",
        "casework_case where closed_at is null",
        "select count(*) from organisation_post where kind = 'caseworker'",
    ),
    mean_of(
        "children_per_family",
        """select count(distinct k.child_id) from casework_case k join families_tie t on t.child_id = k.child_id
           where k.closed_at is null and t.kind = 'mother' group by t.adult_id""",
    ),
    rate_of(
        "turnover",
        """organisation_employment e join organisation_post p on p.id = e.post_id
           where p.kind = 'caseworker' and e.ends is not null""",
        _YEARS_IN_POST,
    ),
)
