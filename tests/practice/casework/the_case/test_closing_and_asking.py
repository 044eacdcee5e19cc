"""A case is closed with a reason, opened again, added to; the child asks for something and is answered."""

from datetime import date

import pytest

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, facts_of_last_line, lines_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Case, ChildRequest, ClosingReason, LateAddition

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(freja, svends_hand):
    case = actions.open_case(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.close_case(
        case,
        because="Freja trives.",
        reason=ClosingReason.GOALS_MET,
        what_follows="Skolen følger med.",
        parties_told_on=date(2026, 11, 1),
        happened_at=NOVEMBER_2,
        at=NOVEMBER_2,
        by=svends_hand,
    )
    return case


def test_a_closed_case_says_why_what_follows_and_that_the_parties_know(closed, freja):
    closed.refresh_from_db()
    assert (closed.closed_reason, closed.what_follows) == ("goals_met", "Skolen følger med.")
    assert facts_of_last_line(freja)["parties_told"] is True


def test_opened_again_the_first_case_stands_as_it_was_closed(closed, freja, svends_hand):
    again = actions.open_case(freja, because="Ny underretning.", happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)

    assert Case.objects.filter(child=freja).count() == 2
    assert (again.opened_because, again.closed_at) == ("Ny underretning.", None)
    assert lines_of(freja)[-1] == "case reopened"


def test_what_is_put_into_a_closed_case_has_a_reason(closed, freja, svends_hand):
    note = actions.write_note(
        [freja], text="Svar fra sygehuset.", written_by="Svend", happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand
    )
    actions.add_to_closed_case(
        closed,
        what="note",
        record=note.pk,
        because="Kom med posten bagefter.",
        happened_at=NOVEMBER_9,
        at=NOVEMBER_9,
        by=svends_hand,
    )

    added = LateAddition.objects.get()
    assert (added.record, added.because) == (note.pk, "Kom med posten bagefter.")
    assert facts_of_last_line(freja)["because"] == "Kom med posten bagefter."


@pytest.fixture
def asked(freja, svends_hand):
    return actions.receive_request(
        freja,
        what=ChildRequest.What.OTHER_PLACE,
        words="Jeg vil hjem til mormor.",
        answer_by=date(2026, 10, 15),
        happened_at=OCTOBER_1,
        at=OCTOBER_1,
        by=svends_hand,
    )


def test_what_a_child_asks_for_has_a_day_it_is_answered_by_and_the_words_stay_out_of_the_line(asked, freja):
    told = facts_of_last_line(freja)
    assert (told["request"], told["answer_by"]) == (str(asked.pk), "2026-10-15")
    assert "mormor" not in str(told)


def test_the_first_answer_stands(asked, freja, svends_hand):
    for at, granted in ((OCTOBER_8, True), (NOVEMBER_2, False)):
        actions.answer_request(asked, answer="Ja.", granted=granted, happened_at=at, at=at, by=svends_hand)

    asked.refresh_from_db()
    assert (asked.answered_at, asked.granted) == (OCTOBER_8, True)
    assert lines_of(freja) == ["child's request received", "child's request answered"]
