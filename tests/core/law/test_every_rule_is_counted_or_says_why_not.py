"""Of the 139 rules of the law data each is executed, or its file says in Danish why it has no clock."""

import pytest

from tovholder.core.law.clock_reading import clocks_of
from tovholder.core.law.rulebook import FOLDER, RulebookFault, load_rulebook, rulebook

RULES = [rule for rule in rulebook().rules.values() if not rule.own]


def test_there_are_139_rules_of_law():
    assert len(RULES) == 139


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_executed_or_says_why_it_has_no_clock(rule):
    executed = any(clock.rule is rule for clock in clocks_of(rulebook()))

    assert executed != bool(rule.no_clock)
    assert executed or (rule.no_clock.endswith(".") and len(rule.no_clock.split()) >= 5)


def test_a_deadline_without_a_clock_is_somebody_elses_or_cannot_be_counted_for_a_child():
    without = {rule.id for rule in RULES if rule.kind == "deadline" and rule.no_clock}

    assert without == {"BREACH-72H", "GDPR-INFORM-1M", "NOTE-DUTY", "SCHOOL-SICK-15D"}


def test_our_own_thresholds_are_all_executed():
    assert all(rule.clock for rule in rulebook().rules.values() if rule.own)


def test_a_rule_with_a_clock_cannot_also_say_that_it_has_none(tmp_path):
    for path in FOLDER.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("[NOTIF-24H]\n", '[NOTIF-24H]\nno_clock = "Her er intet at tælle."\n')
        (tmp_path / path.name).write_text(text, encoding="utf-8")

    with pytest.raises(RulebookFault, match="NOTIF-24H · no_clock: kan ikke stå sammen med et ur"):
        load_rulebook(tmp_path)
