"""The competence table: who may decide what, at which cost, on which day."""

from datetime import date
from decimal import Decimal

import pytest

from tests.world.people import MONDAY_MORNING, reading
from tovholder.foundation.organisation.competence import (
    Delegated,
    competence_on,
    delegate,
    end_delegation,
    level_of,
    may_decide,
)
from tovholder.foundation.organisation.models import Competence, Level, PostKind

TABLE = [
    Delegated("support", Level.CASEWORKER, Decimal(10_000)),
    Delegated("support", Level.LEADER),
    Delegated("placement", Level.HEAD),
]
ANSWERS = [
    # kind, level, amount, by law, allowed, who may
    ("support", Level.CASEWORKER, None, "council", True, Level.CASEWORKER),
    ("support", Level.CASEWORKER, Decimal(10_000), "council", True, Level.CASEWORKER),
    ("support", Level.CASEWORKER, Decimal("10000.01"), "council", False, Level.LEADER),
    ("support", Level.LEADER, Decimal(90_000), "council", True, Level.LEADER),
    ("support", Level.HEAD, None, "council", True, Level.CASEWORKER),
    ("placement", Level.LEADER, None, "council", False, Level.HEAD),
    ("placement", Level.COUNCIL, None, "council", True, Level.HEAD),
    ("closing", Level.HEAD, None, "municipality", False, Level.COUNCIL),
    ("support", None, None, "council", False, Level.CASEWORKER),
    ("placement_forced", Level.HEAD, None, "committee", False, Level.COMMITTEE),
    ("placement_forced", Level.COUNCIL, None, "committee", False, Level.COMMITTEE),
    ("placement_forced", Level.COMMITTEE, None, "committee", True, Level.COMMITTEE),
    ("support", Level.COMMITTEE, None, "council", False, Level.CASEWORKER),
]


@pytest.mark.parametrize(("kind", "level", "amount", "by_law", "allowed", "lowest"), ANSWERS)
def test_who_stands_high_enough_may_decide_and_nobody_decides_for_the_committee(
    kind, level, amount, by_law, allowed, lowest
):
    answer = may_decide(TABLE, kind=kind, level=level, amount=amount, by_law=by_law)

    assert (answer.allowed, answer.lowest) == (allowed, lowest)


@pytest.mark.parametrize(
    ("kinds", "level"),
    [
        ([PostKind.CASEWORKER], Level.CASEWORKER),
        ([PostKind.CASEWORKER, PostKind.TEAM_LEADER], Level.LEADER),
        ([PostKind.HEAD], Level.HEAD),
        ([PostKind.JURIST], None),
        ([], None),
    ],
)
def test_a_post_has_a_level_and_some_decide_nothing(kinds, level):
    assert level_of(kinds) == level


@pytest.mark.django_db
def test_the_table_is_that_of_the_day_asked_about(bodil):
    by = reading(bodil).hand
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    usual = {"support": Level.CASEWORKER, "placement": Level.LEADER}
    assert competence_on(may, usual=usual) == [
        Delegated("support", Level.CASEWORKER),
        Delegated("placement", Level.LEADER),
    ]

    delegate("support", level=Level.CASEWORKER, up_to=Decimal(5_000), starts=may, at=MONDAY_MORNING, by=by)
    delegate("support", level=Level.CASEWORKER, up_to=Decimal(9_000), starts=june, at=MONDAY_MORNING, by=by)

    def most(day):
        return [row.up_to for row in competence_on(day, usual=usual) if row.kind == "support"]

    assert (most(date(2026, 4, 30)), most(may), most(june)) == ([None], [Decimal(5_000)], [Decimal(9_000)])
    assert list(Competence.objects.order_by("starts").values_list("starts", "ends")) == [(may, june), (june, None)]


@pytest.mark.django_db
def test_a_rule_put_in_before_another_ends_where_that_begins(bodil):
    by = reading(bodil).hand
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    delegate("support", level=Level.LEADER, starts=june, at=MONDAY_MORNING, by=by)

    delegate("support", level=Level.LEADER, up_to=Decimal(1), starts=may, at=MONDAY_MORNING, by=by)

    assert list(Competence.objects.order_by("starts").values_list("starts", "ends")) == [(may, june), (june, None)]


@pytest.mark.django_db
def test_a_kind_without_a_rule_any_more_goes_as_usual_again(bodil):
    by = reading(bodil).hand
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    rule = delegate("support", level=Level.LEADER, starts=may, at=MONDAY_MORNING, by=by)

    end_delegation(rule, ends=june, at=MONDAY_MORNING, by=by)

    table = competence_on(june, usual={"support": Level.CASEWORKER})
    assert may_decide(table, kind="support", level=Level.CASEWORKER).allowed
    assert may_decide(competence_on(may, usual={}), kind="support", level=Level.CASEWORKER).allowed is False
