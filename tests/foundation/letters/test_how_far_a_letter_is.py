"""How far a letter is, in one word and a sentence."""

from datetime import timedelta

import pytest

from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.letters.standing import DONE, WAITING, standing_of

LATER = FRIDAY_EVENING + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("known", "status", "badge", "words"),
    [
        ({}, "I kø", "", "Siden"),
        ({"trouble": "Digital Post svarer ikke.", "attempts": 2}, "Prøves igen", WAITING, "svarer ikke. Forsøg 2."),
        ({"trouble": "Fritaget.", "called_off_at": LATER}, "Ikke leveret", WAITING, "Fritaget."),
        ({"called_off_at": LATER}, "Ikke leveret", WAITING, "stoppet, før det gik ud"),
        ({"done_at": LATER}, "Leveret", DONE, "16.10.2026"),
    ],
)
def test_a_letter_is_waiting_tried_again_there_or_not(known, status, badge, words):
    standing = standing_of(Outgoing(made_at=FRIDAY_EVENING, not_before=LATER, **known))

    assert (standing.status, standing.badge) == (status, badge)
    assert words in standing.words
