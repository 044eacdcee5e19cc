"""Whom we ask: who, about what, why they may tell; and an examination the law stops."""

from datetime import date

import pytest
from django.utils import timezone

from tests.practice.investigations.pages import html, page
from tests.world.families import ago
from tests.world.moments import lines_of
from tests.world.people import at_the_desk
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework.models import AskedStatement, Examination

pytestmark = pytest.mark.django_db


def test_the_school_we_know_is_not_asked_for_again(svends, investigation):
    svends.post(page("ask", investigation), {"asked_of": "school", "about": "Fravær", "basis": "without"})

    asked = AskedStatement.objects.get()
    assert (asked.whom, asked.basis, asked.investigation) == ("Fjordskolen", "without", investigation)


def test_asking_says_who_what_and_why_they_may_tell(svends, investigation):
    shown = svends.post(page("ask", investigation), {"due_on": "2026-12-01"}).content.decode()

    for name in ("Hvem spørger vi?", "Hvad spørger vi om?", "Hvorfor må de fortælle os det?"):
        assert f"»{name}«" in shown
    assert not AskedStatement.objects.exists()


def test_a_statement_is_reminded_of_received_and_read_on_its_page(svends, asked, freja):
    address = page("statement", asked)
    svends.post(address, {"do": "remind"})
    svends.post(address, {"do": "receive"})
    assert "ikke læst" in html(svends, address)
    svends.post(address, {"do": "read", "says": "24 % fravær."})

    kept = AskedStatement.objects.get()
    assert (len(kept.reminded_at), kept.says) == (1, "24 % fravær.")
    assert kept.read_at is not None
    assert lines_of(freja)[-3:] == ["statement reminded of", "statement received", "statement read"]


def test_an_empty_day_is_said_to_mean_now(svends, asked):
    assert "Et tomt felt betyder nu." in html(svends, page("statement", asked))


def test_it_may_have_come_on_another_day(svends, asked):
    came = timezone.localtime(ago(days=3)).replace(second=0, microsecond=0)
    svends.post(page("statement", asked), {"do": "receive", "happened_at": came.strftime("%Y-%m-%dT%H:%M")})

    assert AskedStatement.objects.get().received_at == came


def test_who_will_not_answer_has_a_reason(svends, asked):
    assert "Skriv, hvorfor" in svends.post(page("statement", asked), {"do": "refuse"}).content.decode()

    svends.post(page("statement", asked), {"do": "refuse", "refused_because": "Intet samtykke."})
    assert AskedStatement.objects.get().refused_because == "Intet samtykke."
    assert "Kommer ikke" in html(svends, page("statement", asked))


def test_nothing_pressed_changes_nothing(svends, asked):
    assert svends.post(page("statement", asked), {"says": "x"}).status_code == 200
    assert AskedStatement.objects.get().read_at is None


@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
def test_a_statement_opens_to_whose_child_it_is(who, status, asked, request):
    assert at_the_desk(request.getfixturevalue(who)).get(page("statement", asked)).status_code == status


EXAMINATION = {"by_whom": "Psykolog Bo Juhl", "of_whom": "Mor", "psychological": "on", "authorisation": "123456"}
TEST = {"standardised_test": "on", "placement_considered": "on"}


def test_a_test_of_a_family_with_a_greenlandic_background_is_stopped_and_viso_is_asked(svends, investigation, freja):
    address = page("examinations", investigation)
    stopped = svends.post(address, {**EXAMINATION, **TEST, "greenlandic_background": "yes"}).content.decode()
    assert "må der ikke bruges en standardiseret test" in stopped
    assert not Examination.objects.exists()

    svends.post(address, {**EXAMINATION, **TEST, "greenlandic_background": "yes", "viso_asked": "on"})
    assert Examination.objects.get().viso_asked_at is not None
    assert lines_of(freja)[-1] == "VISO asked"


def test_the_background_is_not_kept_when_the_law_does_not_ask(svends, investigation):
    svends.post(page("examinations", investigation), {**EXAMINATION, "greenlandic_background": "yes"})

    assert Examination.objects.get().greenlandic_background == ""


@pytest.mark.parametrize(("typed", "breaches"), [({}, 0), ({"forced": "on"}, 1)])
def test_one_without_consent_has_the_committees_decision_first(svends, investigation, freja, typed, breaches):
    svends.post(page("examinations", investigation), EXAMINATION | typed)

    assert Examination.objects.get().forced is bool(typed)
    assert Deadline.objects.filter(child=freja, rule="BFU-FORCED", red_at__isnull=False).count() == breaches


def test_the_report_of_an_examination_has_its_day(svends, investigation):
    address = page("examinations", investigation)
    svends.post(address, EXAMINATION)
    examination = Examination.objects.get()
    svends.post(address, {"report": examination.pk, f"{examination.pk}-report_on": "2026-11-02"})

    assert Examination.objects.get().report_on == date(2026, 11, 2)
    assert svends.post(address, {"report": "notanid"}).status_code == 404
