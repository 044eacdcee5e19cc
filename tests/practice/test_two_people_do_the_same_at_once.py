"""Two people do the same deed at the same moment: it is done once, and whoever came second is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.frontdesk import hand
from tests.world.people import at_the_desk, reading
from tests.world.quiet import seal_when_others_are_done
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.chronicle.verifying import verify
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting
from tovholder.foundation.families.models import Child, Home, HomeKind, Residence
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.actions import AlreadyClosed, AlreadyEnded
from tovholder.practice.casework.models import Case, Decision, Placement
from tovholder.practice.casework.queries.waiting import WorriesLeft
from tovholder.practice.casework.views import closing
from tovholder.practice.decisions import actions as decisions
from tovholder.practice.decisions.actions import AlreadyDecided
from tovholder.practice.decisions.models import Preparation

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE, NOW = datetime(2026, 10, 1, 10, tzinfo=UTC), datetime(2026, 11, 2, 11, tzinfo=UTC)


@pytest.fixture
def hands(svend, bodil):
    """Svend and his leader."""
    return hand(svend), hand(bodil)


def at_once(*deeds: Callable[[], object]) -> list[Exception]:
    """Each has the page open, and both press the button; what each was told who was refused."""
    start, refused = Barrier(len(deeds)), []

    def press(deed: Callable[[], object]) -> None:
        start.wait()
        try:
            deed()
        except Exception as error:
            refused.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def all_is_well(child: Child) -> None:
    """The duties are as a fresh count gives them, and the chronicle proves itself."""
    assert differing({child.pk: Counting.objects.get(child=child).counted_at}) == []
    seal_when_others_are_done()
    proof = verify()
    assert (proof.bad, proof.lines) == (None, Line.objects.count())


def test_a_case_that_two_people_open_at_once_is_opened_once(freja, hands):
    def opening(by: Any) -> Callable[[], object]:
        return lambda: casework.open_case(freja, happened_at=NOW, at=NOW, by=by)

    refused = at_once(*[opening(by) for by in hands])

    assert refused == []
    assert Case.objects.get().opened_at == NOW
    assert Line.objects.filter(deed="case opened").count() == 1
    all_is_well(freja)


def test_a_case_that_two_people_close_at_once_is_closed_once(freja, hands):
    casework.open_case(freja, happened_at=BEFORE, at=BEFORE, by=hands[0])

    def closing(by: Any) -> Callable[[], object]:
        seen = Case.objects.select_related("child").get()
        return lambda: casework.close_case(seen, because=str(by.user_id), happened_at=NOW, at=NOW, by=by)

    refused = at_once(*[closing(by) for by in hands])

    assert [type(error) for error in refused] == [AlreadyClosed]
    (line,) = Line.objects.filter(deed="case closed")
    assert Case.objects.get().closed_because == str(line.by_user)
    all_is_well(freja)


def test_who_closes_a_case_that_another_has_closed_meanwhile_is_told(freja, hands):
    casework.open_case(freja, happened_at=BEFORE, at=BEFORE, by=hands[0])
    seen_by_svend, seen_by_bodil = Case.objects.get(), Case.objects.get()
    casework.close_case(seen_by_svend, because="Målene er nået.", happened_at=NOW, at=NOW, by=hands[0])

    with pytest.raises(AlreadyClosed, match="Hent siden igen"):
        casework.close_case(seen_by_bodil, because="Ingen aktivitet.", happened_at=NOW, at=NOW, by=hands[1])

    assert Case.objects.get().closed_because == "Målene er nået."
    assert Line.objects.filter(deed="case closed").count() == 1


def test_a_placement_that_two_people_end_at_once_ends_once(freja, home, hands):
    place = Home.objects.create(kind=HomeKind.PLACEMENT, name="Sted 1")
    casework.start_placement([freja], home=place, happened_at=BEFORE, at=BEFORE, by=hands[0])

    def ending(by: Any) -> Callable[[], object]:
        seen, words = Placement.objects.get(), str(by.user_id)
        told: dict[str, Any] = {"happened_at": NOW, "at": NOW, "by": by}
        return lambda: casework.end_placement(freja, seen, return_home=True, words=words, **told)

    refused = at_once(*[ending(by) for by in hands])

    assert [type(error) for error in refused] == [AlreadyEnded]
    (line,) = Line.objects.filter(deed="placement ended")
    ended = Placement.objects.get()
    assert (ended.ends_at, ended.return_home, ended.ended_words) == (NOW, True, str(line.by_user))
    assert Residence.objects.get(home=place).ends == NOW.date()
    assert Residence.objects.get(home=home).ends is None
    all_is_well(freja)


def test_a_decision_that_two_people_sign_at_once_is_made_once(freja, home, hands):
    freja.refresh_from_db()
    told: dict[str, Any] = {"raised_at": BEFORE, "at": BEFORE, "by": hands[0]}
    decisions.prepare([freja], kind="support", purpose="At Freja får ro.", **told)

    def signing(by: Any) -> Callable[[], object]:
        seen = Preparation.objects.select_related("child").get()
        return lambda: decisions.decide_prepared(
            [seen],
            {"reasons": "Freja har brug for ro.", "plan_needed": True},
            paragraph="Barnets lov § 32",
            by_level=Level.LEADER,
            by_name=str(by.user_id),
            happened_at=NOW,
            at=NOW,
            by=by,
        )

    refused = at_once(*[signing(by) for by in hands])

    assert [type(error) for error in refused] == [AlreadyDecided]
    (line,) = Line.objects.filter(deed="decision made")
    assert Decision.objects.get().by_name == str(line.by_user)
    assert freja.deadlines.filter(rule="PLAN-SUPPORT-3M").count() == 1
    all_is_well(freja)


@pytest.fixture
def open_at_home(svend):
    """A child of Svend's whose case is open, and how the page that closes it is filled in."""
    (child,) = a_family(svend)
    by = reading(svend, timezone.now()).hand
    casework.open_case(child, happened_at=ago(days=90), at=ago(days=90), by=by)
    told_on = timezone.localdate().isoformat()
    return child, {"reason": "goals_met", "because": "Svends ord", "parties_told_on": told_on}


def test_a_double_click_closes_the_case_once(svend, open_at_home):
    child, typed = open_at_home
    address, typed["draft_version"] = reverse("casework:close_case", args=[child.pk]), f"{new_id()}.0"
    answers = []

    at_once(*[lambda: answers.append(at_the_desk(svend).post(address, typed).status_code)] * 2)

    assert 302 in answers
    assert 500 not in answers
    assert Line.objects.filter(deed="case closed").count() == 1
    all_is_well(child)


def test_whose_case_was_closed_by_another_while_writing_is_told_and_keeps_the_words(
    svend, bodil, open_at_home, monkeypatch
):
    child, typed = open_at_home

    def bodil_is_quicker(_child: Child) -> WorriesLeft:
        case, now = Case.objects.get(child=child), timezone.now()
        casework.close_case(case, because="Bodils ord", happened_at=now, at=now, by=reading(bodil, now).hand)
        return WorriesLeft()

    monkeypatch.setattr(closing, "worries_left", bodil_is_quicker)

    answer = at_the_desk(svend).post(reverse("casework:close_case", args=[child.pk]), typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "En anden har lige lukket sagen" in page
    assert "Svends ord" in page
    assert Case.objects.get().closed_because == "Bodils ord"
    assert Line.objects.filter(deed="case closed").count() == 1
