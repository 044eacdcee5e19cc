"""The pages around a decision: what they show, where they stop, and what they never tell."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.world.people import at_the_desk, hire
from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import (
    Adult,
    Child,
    ContactHold,
    Home,
    Protection,
    Residence,
    Tie,
    TieKind,
)
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.organisation.models import Competence, Level, PostKind
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Consent, Decision, Matter
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.models import Complaint, DecisionTold, Dispatch, Preparation, Proposal, Step

pytestmark = pytest.mark.django_db
WRITTEN = {
    "reasons": "Freja har brug for ro om aftenen.",
    "wish_changed": "Hun får en voksen at tale med.",
    "plan_needed": "yes",
    "plan_because": "Indsatsen er lang.",
    "expected_duration": "6 måneder",
}
MOST_STATEMENTS = 12


@pytest.fixture
def support(freja, lene, svends_hand):
    """Support for Freja, asked about since yesterday."""
    return begun(freja, svends_hand)


def begun(freja, svends_hand, kind="support", **told):
    now = timezone.now()
    raised = now - timedelta(days=1)
    return actions.prepare(
        [freja], kind=kind, purpose="At Freja får ro.", raised_at=raised, at=now, by=svends_hand, **told
    )[0]


def page(name, thing):
    return reverse(f"decisions:{name}", args=[thing.pk])


def shown(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_where_nobody_holds_custody_the_way_to_write_somebody_down_is_there(freja, svend, svends_hand):
    where = shown(at_the_desk(svend), page("preparation", begun(freja, svends_hand)))

    assert "Ingen er registreret med forældremyndighed." in where
    assert f'href="{reverse("desk:new_grown_up", args=[freja.pk])}"' in where


def letter_to(person, decision):
    return reverse("decisions:send", args=[decision.pk, person.pk])


def decided(support, svends_hand, **told):
    now = timezone.now()
    told = {"reasons": "Fordi hun har brug for ro.", "by_level": Level.CASEWORKER, "by_name": "Svend Dahl", **told}
    level, name = told.pop("by_level"), told.pop("by_name")
    return actions.decide_prepared(
        [support],
        told,
        paragraph="Barnets lov § 32",
        by_level=level,
        by_name=name,
        happened_at=now,
        at=now,
        by=svends_hand,
    )[0]


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
    assert "Ingen samtale med barnet om “støtte hjemme”" in said
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

    assert len(real(asked)) <= MOST_STATEMENTS, [each["sql"][:90] for each in asked]


@pytest.mark.parametrize("name", ["decision", "send", "complain"])
def test_a_page_of_a_decision_asks_few_questions_of_the_database(name, svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)

    with CaptureQueriesContext(connection) as asked:
        shown(browser, letter_to(lene, decision) if name == "send" else page(name, decision))

    assert len(real(asked)) <= MOST_STATEMENTS, [each["sql"][:90] for each in asked]


def real(asked):
    return [each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]


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
def test_it_is_said_when_nobody_who_sees_the_child_may_sign(svend, fjordby, freja, lene, svends_hand, where):
    Competence.objects.create(kind="support", level="head", starts="2020-01-01")
    hire("ulla", "Ulla Riis", title="Chef", kind=PostKind.HEAD, unit=getattr(fjordby, where))
    support, browser = begun(freja, svends_hand), at_the_desk(svend)
    before = shown(browser, page("decide", support))
    browser.post(page("decide", support), {**WRITTEN, "do": "propose"})

    for said in (before, shown(browser, page("sign", support))):
        assert ("Ingen afdelingsleder har en stilling i barnets enhed" in said) is (where == "south")


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


def test_a_hearing_has_somebody_something_and_a_day(svend, lene, support):
    browser = at_the_desk(svend)

    said = browser.post(page("hearing", support), {}).content.decode()
    assert "Vælg, hvem det gælder." in said
    assert "Skriv, hvad det er." in said
    until = (danish_day(timezone.now()) + timedelta(days=14)).isoformat()
    heard = {"person": str(lene.pk), "words": "Larm om natten.", "answer_by": until, "write_letter": "on"}
    browser.post(page("hearing", support), heard)

    step = Step.objects.get()
    assert step.letter is not None
    assert Letter.objects.get(pk=step.letter).recipient == "Lene Ågård"
    assert page("answer", step) in shown(browser, page("preparation", support))


def test_the_hearing_letter_is_held_back_while_there_is_a_contact_hold(svend, freja, lene, support):
    ContactHold.objects.create(child=freja, because="acute", set_at=timezone.now())
    until = (danish_day(timezone.now()) + timedelta(days=14)).isoformat()
    heard = {"person": str(lene.pk), "words": "Larm om natten.", "answer_by": until, "write_letter": "on"}

    said = at_the_desk(svend).post(page("hearing", support), heard).content.decode()

    assert "kontaktstop" in said
    assert not Step.objects.exists()


def test_each_party_gets_a_letter_and_the_parent_does_not_read_the_childs_words(
    svend, lene, freja, support, svends_hand
):
    decision = decided(support, svends_hand, child_view="Jeg er bange for Rasmus.", wish_changed="Hun får en voksen.")
    browser = at_the_desk(svend)
    assert browser.get(page("tell", decision))["Location"] == letter_to(lene, decision)
    said = shown(browser, letter_to(lene, decision))
    assert [words in said for words in ("Havnegade 4", "Lene Ågård", "mor", "Klagevejledning")] == [True] * 4

    browser.post(letter_to(lene, decision), {"how": "letter", "address": "Havnegade 4"})

    letter = Letter.objects.get()
    assert "Hun får en voksen." in letter.body
    assert "bange" not in letter.body
    assert "Afgørelsen er truffet af Svend Dahl (rådgiver)" in letter.body
    assert "Du kan klage i fire uger fra den dag, du har fået brevet" in letter.body
    assert Dispatch.objects.get().person == lene.pk


def test_the_letter_of_who_reads_the_pages_in_english_is_in_danish(svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)
    browser.cookies["django_language"] = "en"
    assert '<html lang="en"' in shown(browser, letter_to(lene, decision))

    browser.post(letter_to(lene, decision), {"how": "letter", "address": "Havnegade 4"})

    assert f"truffet den {day(decision.happened_at)}" in Letter.objects.get().body


def test_a_letter_by_hand_is_told_when_the_party_has_it(svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)
    browser.post(letter_to(lene, decision), {"how": "in_person"})
    assert not DecisionTold.objects.exists()
    sent = Dispatch.objects.get()
    assert "Skal udleveres" in shown(browser, page("decision", decision))

    browser.post(page("handed_over", sent), {"how": "in_person"})

    told = DecisionTold.objects.get()
    assert (told.person, told.told_on) == (lene.pk, danish_day(timezone.now()))
    assert "Kan klage til og med" in shown(browser, page("decision", decision))
    assert browser.get(page("handed_over", sent)).status_code == 302


def test_a_second_press_sends_nothing_twice_and_lands_on_the_decision(svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)

    answers = [browser.post(letter_to(lene, decision), {"how": "digital_post"}) for _ in range(2)]

    assert [each["Location"] for each in answers] == [page("decision", decision)] * 2
    assert Letter.objects.count() == 1
    assert "I kø" in shown(browser, page("decision", decision))


def test_a_child_of_ten_has_its_own_letter_read_together(svend, freja, lene, support, svends_hand):
    freja.birth_date = danish_day(timezone.now()) - timedelta(days=365 * 11)
    freja.save()
    decision, browser = decided(support, svends_hand), at_the_desk(svend)
    said = shown(browser, letter_to(freja, decision))
    assert "Barnet er under 15 år: giv det brevet, og læs det sammen" in said
    assert "Digital Post" not in said
    ours = {"told_to_child": "Du får en voksen at tale med."}

    browser.post(letter_to(freja, decision), {**ours, "how": "letter", "address": "Havnegade 4"})
    assert not Letter.objects.exists()
    browser.post(letter_to(freja, decision), {**ours, "how": "read_together"})

    letter = Letter.objects.get()
    assert "Du får en voksen at tale med." in letter.body
    assert "Fordi hun har brug for ro" not in letter.body


def test_a_protected_address_is_not_shown_and_not_let_out_in_a_letter(svend, freja, lene, jonas, support, svends_hand):
    Residence.objects.filter(adult=lene).delete()
    secret = Home.objects.create(address="Skjulestien 9, Fjordby", secret=True)
    Residence.objects.create(adult=lene, home=secret, starts="2020-01-01")
    Residence.objects.create(child=freja, home=secret, starts="2020-01-01")
    freja.protection = Protection.CPR
    freja.save()
    decision = decided(support, svends_hand, reasons="Freja bor nu på Skjulestien 9, Fjordby.")
    browser = at_the_desk(svend)

    said = shown(browser, letter_to(lene, decision)).split("<form", 3)[-1]
    assert "Adressen er beskyttet" in said
    answer = browser.post(letter_to(lene, decision), {"how": "letter"})

    assert "nævner en adresse, som er beskyttet" in answer.content.decode()
    assert not Letter.objects.exists()


def test_no_letters_go_out_while_there_is_a_contact_hold(svend, freja, lene, support, svends_hand):
    decision = decided(support, svends_hand)
    ContactHold.objects.create(child=freja, because="acute", set_at=timezone.now())

    said = at_the_desk(svend).post(letter_to(lene, decision), {"how": "in_person"}).content.decode()

    assert "Der er kontaktstop på barnet" in said
    assert not Dispatch.objects.exists()


def test_a_late_complaint_is_taken_down_and_marked(svend, freja, lene, support, svends_hand):
    decision = decided(support, svends_hand)
    long_ago = timezone.now() - timedelta(days=60)
    DecisionTold.objects.create(
        child=freja,
        decision=decision,
        person=lene.pk,
        person_name=lene.name,
        how="letter",
        told_on=danish_day(long_ago),
        complaint_until=danish_day(long_ago) + timedelta(weeks=4),
        happened_at=long_ago,
        recorded_at=long_ago,
    )
    browser = at_the_desk(svend)

    browser.post(page("complain", decision), {"person": str(lene.pk), "form": "oral", "words": "Det er forkert."})

    complaint = Complaint.objects.get()
    assert complaint.late
    said = shown(browser, page("decision", decision))
    assert "Kom efter klagefristen." in said
    assert page("reconsider", complaint) in said


def test_a_withdrawn_consent_to_a_placement_asks_what_follows(svend, freja, lene, svends_hand):
    now = timezone.now()
    given = casework.give_consent(
        freja, person=lene.pk, person_name="Lene", kind="placement", happened_at=now, at=now, by=svends_hand
    )
    browser = at_the_desk(svend)
    said = shown(browser, page("withdraw", given))
    assert [words in said for words in ("Hjemgivelse", "Hjemgivelsesperiode", "§ 47")] == [True] * 3

    browser.post(page("withdraw", given), {"follows": "return_period"})

    given.refresh_from_db()
    assert (given.follows, given.stands) == ("return_period", False)
    assert "Hjemgivelsesperiode" in shown(browser, page("consents", freja))


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


def test_a_second_press_on_a_withdrawn_consent_lands_where_it_stands(svend, freja, lene, svends_hand):
    now = timezone.now()
    given = casework.give_consent(
        freja, person=lene.pk, person_name="Lene", kind="help", happened_at=now, at=now, by=svends_hand
    )
    browser = at_the_desk(svend)

    answers = [browser.post(page("withdraw", given), {"follows": "help_ends"}) for _ in range(2)]

    assert [each["Location"] for each in answers] == [page("consents", freja)] * 2


def test_the_consent_to_a_placement_stands_on_the_placements_own_paragraph(svend, freja, lene, support, svends_hand):
    placement = begun(freja, svends_hand, kind="placement")

    of_placement = at_the_desk(svend).get(page("preparation", placement)).content.decode()
    of_support = at_the_desk(svend).get(page("preparation", support)).content.decode()

    assert "Barnets lov § 32, stk. 2" in of_support
    assert "Barnets lov § 32, stk. 2" not in of_placement


def test_a_complaint_does_not_come_before_the_decision_it_is_about(svend, lene, support, svends_hand):
    decision = decided(support, svends_hand)
    early = {"person": str(lene.pk), "form": "oral", "words": "Det er forkert.", "happened_at": "2020-01-01T10:00"}

    said = at_the_desk(svend).post(page("complain", decision), early).content.decode()

    assert "Dagen kan ikke ligge før" in said
    assert "Det er forkert." in said
    assert not Complaint.objects.exists()


def test_nobody_has_had_a_decision_before_it_was_made(svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)
    early = (danish_day(decision.happened_at) - timedelta(days=1)).isoformat()

    said = browser.post(letter_to(lene, decision), {"how": "in_person", "told_on": early}).content.decode()
    assert "Dagen ligger før afgørelsen" in said
    assert not Dispatch.objects.exists()

    browser.post(letter_to(lene, decision), {"how": "in_person"})
    sent = Dispatch.objects.get()
    said = browser.post(page("handed_over", sent), {"how": "in_person", "told_on": early}).content.decode()
    assert "Dagen ligger før afgørelsen" in said
    assert not DecisionTold.objects.exists()


def test_an_order_is_not_to_be_carried_out_before_it_was_given(svend, support, svends_hand):
    decision = decided(support, svends_hand)
    order = {"text": "Tal med Freja.", "due_on": (timezone.localdate() - timedelta(days=5)).isoformat()}

    said = at_the_desk(svend).post(page("order", decision), order).content.decode()

    assert "Dagen ligger før pålægget kom." in said
