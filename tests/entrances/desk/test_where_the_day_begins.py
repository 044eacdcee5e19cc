"""The dates of a day stand under headings, and one thing is said to begin with."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from tovholder.entrances.desk.day_groups import first_today, in_groups
from tovholder.entrances.desk.day_page import Row
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.deadlines.explained import explained
from tovholder.foundation.deadlines.models import Deadline


def due(what, *, in_days, rule="LOCAL-SCREEN"):
    """A date of the law on the page, so many days from today."""
    at = timezone.now() + timedelta(days=in_days)
    kept = Deadline(rule=rule, due_at=at, started_at=at - timedelta(days=7), red_at=at)
    duty: Any = replace(explained(kept, now=timezone.now()), danish=what)
    return Row(new_id(), "Freja Ågård", duty=duty)


@pytest.mark.parametrize(("in_modtagelsen", "much", "gathered"), [(True, True, 2), (True, False, 0), (False, True, 0)])
def test_in_modtagelsen_much_that_is_due_later_is_gathered_by_kind(in_modtagelsen, much, gathered):
    later = [due(what, in_days=30) for what in ("Screening", "Kvittering") for _child in range(4 if much else 1)]

    passed, rest = in_groups([due("Screening", in_days=-1), *later], today=timezone.localdate(), by_kind=in_modtagelsen)

    assert (passed.key, passed.kinds, len(passed.rows)) == ("passed", (), 1)
    assert len(rest.kinds) == gathered
    assert [row for kind in rest.kinds for row in kind.rows] == (later if gathered else [])


def test_a_decision_that_lapses_stands_before_all_that_is_due_that_day_and_begins_it():
    rows = [due("Genvurdering", in_days=0.01), due("Kvittering", in_days=0.02)]
    rows += [due("Bortfalder", in_days=0.05, rule="EMERG-LAPSE"), due("Bortfalder senere", in_days=5, rule="EMERG-1M")]
    rows = [due("Screening", in_days=-9), due("Bortfaldet", in_days=-1, rule="EMERG-7D"), *rows]

    groups = {group.key: group for group in in_groups(rows, today=timezone.localdate())}

    assert [row.duty.danish for row in groups["passed"].rows] == ["Bortfaldet", "Screening"]
    assert [row.duty.danish for row in groups["now"].rows] == ["Bortfalder", "Genvurdering", "Kvittering"]
    first = first_today([], list(groups.values()), may_assess=False)
    assert first and first.what == "Bortfaldet"


@pytest.mark.parametrize(("hours", "first"), [(2, "Vurdér"), (20, "Bortfalder")])
def test_what_runs_out_first_begins_the_day(hours, first):
    lapses = due("Bortfalder", in_days=0.5, rule="EMERG-LAPSE")
    concern: Any = SimpleNamespace(assess_before=timezone.now() + timedelta(hours=hours))
    acute = [Row(new_id(), "Storm Ågård", concern=concern)]

    found = first_today(acute, in_groups([lapses], today=timezone.localdate()), may_assess=True)

    assert found and found.what == first
