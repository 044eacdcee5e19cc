"""What waits in the outbox is called by a name, for those who look after it when it does not come out."""

import pytest

from tovholder.foundation.letters.digital_post import LETTER
from tovholder.foundation.letters.queries import words_for
from tovholder.foundation.letters.secure_mail import TO_AN_AUTHORITY
from tovholder.practice.casework.actions.the_case.tasks import NOTICE as FAMILY_NOTICE
from tovholder.practice.committee.actions.alarms import LAPSED
from tovholder.practice.intake.actions.nights import NOTICE as INTAKE_NOTICE
from tovholder.practice.intake.queries.alarms import ALARM
from tovholder.practice.supervision.actions.concerns import TOLD_LEADER


def test_every_kind_of_message_and_letter_has_a_name_of_its_own():
    kinds = [ALARM, INTAKE_NOTICE, FAMILY_NOTICE, LAPSED, TOLD_LEADER, LETTER, TO_AN_AUTHORITY]

    names = [words_for(kind) for kind in kinds]

    assert len({*names, words_for("something else")}) == len(kinds) + 1


@pytest.mark.parametrize(("kind", "name"), [(ALARM, "Alarm til den, der er på vagt"), ("something else", "Besked")])
def test_a_name_is_for_people(kind, name):
    assert words_for(kind) == name
