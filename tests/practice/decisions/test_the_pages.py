"""The pages on which a decision is prepared and made: what they show, where they stop, who signs."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.practice.decisions.pages import WRITTEN, begun, decided, letter_to, page, real, shown
from tests.world.asking import TWELVE
from tests.world.people import at_the_desk, hire
from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import (
    Adult,
    Child,
    Tie,
    TieKind,
)
from tovholder.foundation.organisation.models import Competence, PostKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Consent, Decision, Matter
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.models import Gate, Preparation, Proposal

pytestmark = pytest.mark.django_db


def test_where_nobody_holds_custody_the_way_to_write_somebody_down_is_there(freja, svend, svends_hand):
    where = shown(at_the_desk(svend), page("preparation", begun(freja, svends_hand)))

    assert "Ingen er registreret med forældremyndighed." in where
    assert f'href="{reverse("desk:new_grown_up", args=[freja.pk])}"' in where


def test_a_question_is_raised_with_what_and_what_for(svend, freja):
    browser = at_the_desk(svend)
    answer = browser.post(page("prepare", freja), {"kind": "support", "purpose": "Ro om aftenen."})

    found = Preparation.objects.get()
    assert answer["Location"] == page("preparation", found)
    assert danish_day(found.raised_at) == danish_day(timezone.now())


def test_the_list_says_what_is_ready_and_what_is_missing(svend, support):
    said = shown(at_the_desk(svend), page("preparation", support))

    assert "Lene Ågård er ikke hørt." in said
    assert "Lene Ågård er ikke spurgt." in said
    assert "Barnet er ikke hørt om det, der skal afgøres (»støtte hjemme«)" in said
    assert "Barnets lov § 32, stk. 1, 3" in said


def test_the_interpreter_of_a_consent_is_the_one_agreed_or_the_language_that_is_known(svend, support, freja):
    browser = at_the_desk(svend)
    assert browser.get(page("consent", support)).context["form"]["interpreter"].value() == ""

    Child.objects.filter(pk=freja.pk).update(needs_interpreter=True, language="somali")
    assert browser.get(page("consent", support)).context["form"]["interpreter"].value() == "somali"

    browser.post(page("interpreter", support), {"words": "Somali, Ahmed Nur, i telefonen"})
    asked = browser.get(page("consent", support)).context["form"]
    assert asked["interpreter"].value() == "Somali, Ahmed Nur, i telefonen"


def test_of_two_holders_the_first_consent_alone_leaves_the_decision_red(svend, support, freja, lene, jonas):
    browser = at_the_desk(svend)
    said = {"outcome": "given", "form": "written"}
    browser.post(page("consent", support), {"person": str(lene.pk), **said})
    browser.post(page("decide", support), {**WRITTEN, "do": "sign"})
    missing = freja.deadlines.running().filter(rule="CONSENT-FMI")
    assert missing.exists()

    browser.post(page("consent", support), {"person": str(jonas.pk), **said})

    told = Line.objects.filter(deed="consent given").order_by("recorded_at")
    assert [line.facts.facts["all_holders"] for line in told] == [False, True]
    assert not missing.exists()


def test_from_the_consent_of_the_young_person_the_young_person_comes_chosen(bodil, freja, lene, svends_hand):
    Child.objects.filter(pk=freja.pk).update(birth_date=danish_day(timezone.now()) - timedelta(days=16 * 366))
    placement, browser = begun(freja, svends_hand, kind="placement"), at_the_desk(bodil)

    def asked(who):
        return browser.get(page("consent", placement), {"hvem": who}).context["form"]["person"].value()

    way = f"{page('consent', placement)}?hvem={freja.pk}"

    assert shown(browser, page("preparation", placement)).count(way) == 1
    assert [asked(freja.pk), asked(lene.pk), asked("en anden")] == [str(freja.pk), str(lene.pk), None]


@pytest.mark.parametrize("name", ["preparation", "decide", "hearing", "consent"])
def test_a_page_asks_few_questions_of_the_database(name, svend, support):
    browser = at_the_desk(svend)
    browser.get(page(name, support))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown(browser, page(name, support))

    assert len(real(asked)) <= TWELVE, [each["sql"][:90] for each in asked]


@pytest.mark.parametrize("name", ["decision", "send", "complain"])
def test_a_page_of_a_decision_asks_few_questions_of_the_database(name, svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)

    with CaptureQueriesContext(connection) as asked:
        shown(browser, letter_to(lene, decision) if name == "send" else page(name, decision))

    assert len(real(asked)) <= TWELVE, [each["sql"][:90] for each in asked]


def test_what_is_known_stands_beside_what_is_written(svend, support, freja, lene, svends_hand):
    now = timezone.now()
    when = {"happened_at": now, "at": now, "by": svends_hand}
    answers = casework.Answers(proposed_support="Familiebehandling.")
    casework.start_investigation(freja, **when)
    casework.complete_investigation(freja, conclusion="Freja er utryg om aftenen.", answers=answers, **when)
    casework.speak_with_child(freja, matters=[Matter.SUPPORT], words="Jeg vil sove i fred.", **when)
    (step,) = actions.take_step([support], gate=Gate.HEARING, person=lene.pk, person_name="Lene Ågård", **when)
    actions.answer_step(step, answer="Det passer ikke.", **when)
    browser = at_the_desk(svend)

    asking, deciding = browser.get(page("prepare", freja)).content, shown(browser, page("decide", support))

    assert "Familiebehandling." in asking.decode()
    said = ["Freja er utryg om aftenen.", "Familiebehandling.", "Jeg vil sove i fred.", "Det passer ikke."]
    assert [words for words in said if words in deciding] == said


def test_the_second_parent_is_heard_about_the_same_without_writing_it_again(svend, support, lene, jonas, svends_hand):
    now = timezone.now()
    when = {"happened_at": now, "at": now, "by": svends_hand}
    browser = at_the_desk(svend)
    first = browser.get(page("hearing", support)).context["form"]
    actions.take_step([support], gate=Gate.HEARING, person=lene.pk, words="Skolen har set mærker.", **when)

    form = browser.get(page("hearing", support)).context["form"]

    assert (first["person"].value(), first["words"].value()) == (None, None)
    assert (form["person"].value(), form["words"].value()) == (str(jonas.pk), "Skolen har set mærker.")


def test_who_has_the_competence_signs(svend, support, freja):
    browser = at_the_desk(svend)

    answer = browser.post(page("decide", support), {**WRITTEN, "do": "sign"})

    decision = Decision.objects.get()
    assert answer["Location"] == page("decision", decision)
    assert (decision.by_level, decision.by_name) == ("caseworker", "Svend Dahl, Rådgiver")
    assert (decision.plan_needed, decision.paragraph) == (True, "Barnets lov § 32, stk. 1, 3")
    assert "Svend Dahl, Rådgiver" in shown(browser, page("decision", decision))


def test_beyond_the_competence_it_is_stopped_and_sent_to_who_has_it(svend, bodil, freja, lene, svends_hand):
    Competence.objects.create(kind="support", level="leader", starts="2020-01-01")
    support, svends = begun(freja, svends_hand), at_the_desk(svend)
    said = shown(svends, page("decide", support))
    assert "Du kan ikke selv underskrive denne afgørelse" in said
    assert "teamleder" in said
    assert "Træf afgørelsen" not in said

    svends.post(page("decide", support), {**WRITTEN, "do": "sign"})  # slipped in all the same

    assert not Decision.objects.exists()
    assert Proposal.objects.get().to_level == "leader"
    bodils = at_the_desk(bodil)
    assert page("sign", support) in shown(bodils, reverse("decisions:waiting"))
    assert "Freja har brug for ro om aftenen." in shown(bodils, page("sign", support))

    bodils.post(page("sign", support), {"do": "sign"})

    assert Decision.objects.get().by_name == "Bodil Friis, Teamleder"
    assert Proposal.objects.get().signed_at is not None


@pytest.mark.parametrize("where", ["north", "south"])
def test_it_is_said_when_nobody_in_the_childs_unit_may_sign(svend, fjordby, freja, lene, svends_hand, where):
    Competence.objects.create(kind="support", level="head", starts="2020-01-01")
    hire("ulla", "Ulla Riis", title="Chef", kind=PostKind.HEAD, unit=getattr(fjordby, where))
    support, browser = begun(freja, svends_hand), at_the_desk(svend)
    before = shown(browser, page("decide", support))
    browser.post(page("decide", support), {**WRITTEN, "do": "propose"})

    for said in (before, shown(browser, page("sign", support))):
        assert ("Ingen i barnets enhed kan underskrive." in said) is (where == "south")


def test_the_leader_sends_it_back_with_a_reason(svend, bodil, freja, lene, svends_hand):
    Competence.objects.create(kind="support", level="leader", starts="2020-01-01")
    support = begun(freja, svends_hand)
    svends, bodils = at_the_desk(svend), at_the_desk(bodil)
    svends.post(page("decide", support), {**WRITTEN, "do": "propose"})

    said = bodils.post(page("sign", support), {"do": "return"}).content.decode()
    assert "Udfyld" in said
    bodils.post(page("sign", support), {"do": "return", "because": "Skriv, hvad far siger."})

    said = shown(svends, page("decide", support))
    assert "Skriv, hvad far siger." in said
    assert "Freja har brug for ro om aftenen." in said


def test_who_wrote_it_cannot_sign_what_is_above_them(svend, freja, lene, svends_hand):
    Competence.objects.create(kind="support", level="leader", starts="2020-01-01")
    support, svends = begun(freja, svends_hand), at_the_desk(svend)
    svends.post(page("decide", support), {**WRITTEN, "do": "propose"})

    svends.post(page("sign", support), {"do": "sign"})

    assert not Decision.objects.exists()
    assert page("sign", support) not in shown(svends, reverse("decisions:waiting"))


def test_a_placement_without_consent_stops_and_points_to_the_committee(bodil, freja, lene, svends_hand):
    placement, bodils = begun(freja, svends_hand, kind="placement"), at_the_desk(bodil)
    text = {**WRITTEN, "alternatives": "Netværket er spurgt.", "do": "sign"}

    said = bodils.post(page("decide", placement), text).content.decode()
    assert "børne- og ungeudvalget, der afgør det" in said
    assert not Decision.objects.exists()

    at_the_desk(bodil).post(page("consent", placement), {"person": str(lene.pk), "outcome": "given", "form": "written"})
    bodils.post(page("decide", placement), text)

    decision = Decision.objects.get()
    assert (decision.kind, decision.by_level, decision.plan_needed) == ("placement", "leader", True)
    assert Consent.objects.get().purpose == "At Freja får ro."


def both_placed(freja, svends_hand):
    now = timezone.now()
    storm = Child.objects.create(name="Storm Ågård", birth_date="2022-02-01", unit=freja.unit)
    (lene,) = Adult.objects.filter(name="Lene Ågård")
    Tie.objects.create(child=storm, adult=lene, kind=TieKind.MOTHER, custody=True, starts="2022-02-01")
    both = [freja, storm]
    return storm, actions.prepare(both, kind="placement", purpose="Ro.", raised_at=now, at=now, by=svends_hand)


@pytest.mark.parametrize(
    ("also_consented", "same", "placed"),
    [(True, "on", {"Freja Ågård", "Storm Ågård"}), (False, "on", {"Freja Ågård"}), (True, "", {"Freja Ågård"})],
)
def test_a_sibling_is_placed_along_when_the_consent_is_there_and_it_is_wanted(
    also_consented, same, placed, bodil, freja, lene, svends_hand
):
    storm, (hers, his) = both_placed(freja, svends_hand)
    browser = at_the_desk(bodil)
    heard_about_placement(freja, storm, by=svends_hand)
    for preparation in [hers, his] if also_consented else [hers]:
        browser.post(page("consent", preparation), {"person": str(lene.pk), "outcome": "given", "form": "written"})

    text = {**WRITTEN, "alternatives": "Netværket er spurgt.", "same_for_siblings": same, "do": "sign"}
    browser.post(page("decide", hers), text)

    assert set(Decision.objects.values_list("child__name", flat=True)) == placed


def heard_about_placement(*children, by):
    now = timezone.now()
    for child in children:
        casework.speak_with_child(child, matters=[Matter.PLACEMENT], happened_at=now, at=now, by=by)


def test_a_sibling_who_was_not_heard_itself_is_not_placed_along(bodil, freja, lene, svends_hand):
    _, both = both_placed(freja, svends_hand)
    browser = at_the_desk(bodil)
    heard_about_placement(freja, by=svends_hand)
    for preparation in both:
        browser.post(page("consent", preparation), {"person": str(lene.pk), "outcome": "given", "form": "written"})

    text = {**WRITTEN, "alternatives": "Netværket er spurgt.", "same_for_siblings": "on", "do": "sign"}
    said = browser.post(page("decide", both[0]), text, follow=True).content.decode()

    assert set(Decision.objects.values_list("child__name", flat=True)) == {"Freja Ågård"}
    assert "Storm Ågård er ikke med: barnet er ikke selv hørt om det." in said


def test_a_decision_of_an_earlier_day_stands_on_that_days_paragraph(bodil, freja, lene, svends_hand):
    then = datetime(2023, 12, 29, 12, tzinfo=DANISH_TIME)
    (old,) = actions.prepare([freja], kind="support", purpose="Ro.", raised_at=then, at=then, by=svends_hand)

    text = {**WRITTEN, "happened_at": "2023-12-29 12:00", "do": "sign"}
    at_the_desk(bodil).post(page("decide", old), text)

    assert Decision.objects.get().paragraph == "Serviceloven § 52, stk. 1-3"


def test_a_placement_asks_which_alternatives_were_considered(bodil, freja, lene, svends_hand):
    placement, bodils = begun(freja, svends_hand, kind="placement"), at_the_desk(bodil)

    said = bodils.post(page("decide", placement), {**WRITTEN, "do": "sign"}).content.decode()

    assert "Skriv, hvilke alternativer til anbringelse der er overvejet." in said


def test_what_only_the_committee_decides_is_not_written_here(bodil, freja, lene, svends_hand):
    forced, bodils = begun(freja, svends_hand, kind="placement_forced"), at_the_desk(bodil)

    assert bodils.get(page("decide", forced))["Location"] == page("preparation", forced)
    assert "Det afgøres i udvalget." in shown(bodils, page("preparation", forced))


def test_the_talks_about_this_are_what_the_decision_rests_on(svend, freja, support, svends_hand):
    now = timezone.now()
    before = casework.speak_with_child(
        freja, matters=[Matter.SUPPORT], happened_at=now - timedelta(days=90), at=now, by=svends_hand
    )
    after = casework.speak_with_child(freja, matters=[Matter.SUPPORT], happened_at=now, at=now, by=svends_hand)
    browser = at_the_desk(svend)

    said = shown(browser, page("decide", support))
    assert str(after.pk) in said
    assert str(before.pk) not in said
    browser.post(page("decide", support), {**WRITTEN, "talks": [str(after.pk)], "do": "sign"})

    assert Decision.objects.get().relies_on == [after.pk]


@pytest.mark.parametrize(("kind", "changed"), [(PostKind.HEAD, 1), (PostKind.CASEWORKER, 0)])
def test_only_a_head_of_department_changes_the_competence_table(kind, changed, fjordby):
    somebody = at_the_desk(hire("ulla", "Ulla Riis", title="Leder", kind=kind, unit=fjordby.north))
    table = reverse("decisions:competence")

    somebody.post(table, {"kind": "support", "level": "leader", "up_to": "10000", "starts": "2027-01-01"})

    assert Competence.objects.count() == changed
    assert ("op til 10.000 kr." in shown(somebody, table)) is bool(changed)


def test_a_stranger_finds_no_decision(sofie, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(sofie)

    assert browser.get(page("decision", decision)).status_code == 404
    assert browser.get(page("preparation", support)).status_code == 404
