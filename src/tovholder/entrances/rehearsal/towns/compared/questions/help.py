"""Asked about help: how much begins, runs and lasts, who has it, and who of them moves away."""

from __future__ import annotations

from tovholder.entrances.rehearsal.towns.compared.questions.asking import (
    TO_22,
    count_of,
    mean_of,
    per_1000_to_22,
    rate_of,
    shares_of,
)

RUNS = "starts_at < %(until)s and (ends_at is null or ends_at >= %(until)s)"
_OF_THE_YEAR = "starts_at >= %(year)s and starts_at < %(year_over)s"


# Years with an open case and no placement: a family does not move while a child of it is placed.
_CASE_YEARS = """select (cases - placed) / 31557600 from
  (select sum(extract(epoch from coalesce(closed_at, %(until)s) - opened_at)) from casework_case) c(cases),
  (select sum(extract(epoch from coalesce(ends_at, %(until)s) - starts_at)) from casework_placement) p(placed)"""


def _to_22(children: int) -> float:
    return children * TO_22


QUESTIONS = (
    count_of("measures_started_per_1000", f"casework_measure where {_OF_THE_YEAR}", per=per_1000_to_22),
    mean_of("early_help", f"select (kind like 'early%%')::int from casework_measure where {_OF_THE_YEAR}"),
    shares_of(
        "measure_kinds",
        "select split_part(kind, ':', 2) from casework_measure where kind like 'support\\_bl32%%'",
    ),
    mean_of(
        "measure_months",
        """select extract(epoch from coalesce(ends_at, %(until)s) - starts_at) / 2629800 from casework_measure
           where starts_at < %(until)s - interval '2 years'""",
    ),
    count_of(
        "supported_share",
        f"""(select child_id from casework_measure where {RUNS}
             union select child_id from casework_placement where {RUNS}) s""",
        per=_to_22,
    ),
    count_of(
        "supported_in_a_year",
        """(select distinct child_id from casework_measure where starts_at < %(year_over)s
             and (ends_at is null or ends_at >= %(year)s)) s""",
        per=_to_22,
    ),
    rate_of("moves_away_a_year", "casework_move where to_municipality <> ''", _CASE_YEARS),
)
