"""What nobody has come back to is swept, and nothing younger."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tests.foundation.drafts.keeping import keep, kept_texts, new_page
from tests.world.people import MONDAY_MORNING
from tovholder.config import environment
from tovholder.entrances.worker.work import all_rounds
from tovholder.foundation.drafts.models import Draft
from tovholder.foundation.drafts.sweeping import sweep_abandoned

pytestmark = pytest.mark.django_db

KEPT = 90
A_SECOND = timedelta(seconds=1)


def swept(days, more=timedelta()):
    return sweep_abandoned(now=MONDAY_MORNING + timedelta(days=days) + more, kept_days=KEPT)


def test_a_draft_nobody_came_back_to_is_swept_when_its_days_are_over_and_not_a_second_before(svend, freja):
    keep(svend, freja, "Mor ringede, og", new_page())

    assert swept(KEPT) == 0
    assert kept_texts(svend, freja) == ["Mor ringede, og"]
    assert swept(KEPT, A_SECOND) == 1
    assert not Draft.objects.exists()


def test_who_wrote_a_word_since_keeps_the_draft(svend, freja):
    kept = keep(svend, freja, "Mor", new_page())
    keep(svend, freja, "Mor ringede", kept.token, at=MONDAY_MORNING + timedelta(days=KEPT - 1))

    assert swept(KEPT, A_SECOND) == 0
    assert kept_texts(svend, freja) == ["Mor ringede"]


def test_the_draft_beside_it_that_is_younger_stays(svend, sofie, freja):
    keep(svend, freja, "Gammel", new_page())
    keep(sofie, freja, "Ny", new_page(), at=MONDAY_MORNING + timedelta(days=40))

    assert swept(KEPT, A_SECOND) == 1
    assert kept_texts(sofie, freja) == ["Ny"]


def test_the_worker_sweeps_by_the_setting(svend, freja):
    keep(svend, freja, "Gammel", new_page())
    (sweep,) = [each for each in all_rounds() if each.name == "abandoned drafts"]
    days = timedelta(days=settings.DRAFTS_KEPT_DAYS)

    sweep.work(MONDAY_MORNING + days)
    assert Draft.objects.count() == 1
    sweep.work(MONDAY_MORNING + days + A_SECOND)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("said", ["0", "-1", "ni", "1.5"])
def test_days_that_are_no_days_stop_the_start_and_name_the_setting(monkeypatch, said):
    monkeypatch.setenv("DRAFTS_KEPT_DAYS", said)

    with pytest.raises(ImproperlyConfigured, match="DRAFTS_KEPT_DAYS skal være et helt tal"):
        environment.whole_number("DRAFTS_KEPT_DAYS", default=90, at_least=1)
