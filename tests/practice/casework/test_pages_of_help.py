"""The pages of help and placements: what they show, what they stop, and to whom they are closed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.entrances.desk.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions import MeasureTerms, PlacementTerms
from tovholder.practice.casework.models import (
    Basis,
    DecidedBy,
    FamilyContact,
    Measure,
    NetworkApproval,
    PlaceChange,
    Placement,
    ReturnHome,
    Siblings,
    SupportPerson,
)

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 12


@pytest.fixture
def freja(svend):
    return a_family(svend, ["Freja Ågård", "Storm Ågård"])[0]


@pytest.fixture
def hand(svend):
    return reading(svend, timezone.now()).hand


@pytest.fixture
def treatment(freja, hand):
    terms = MeasureTerms(purpose="Ro om aftenen.", provider="Familiehuset", price_month=Decimal(14500))
    at = ago(days=40)
    return actions.start_measure(freja, kind="support_bl32:5", terms=terms, happened_at=at, at=at, by=hand)


@pytest.fixture
def placement(freja, hand):
    terms = PlacementTerms(kind="23", basis=Basis.COMMITTEE, siblings=Siblings.NONE, municipality="Fjordby")
    at = ago(days=100)
    return actions.start_placement([freja], terms=terms, happened_at=at, at=at, by=hand)[0]


def address(name, thing):
    return reverse(f"casework:{name}", args=[thing.pk])


def said(browser, page, thing, /, **typed):
    """What the page answers: where it leads, or its words."""
    answer = browser.post(address(page, thing), typed)
    return answer.headers["Location"] if answer.status_code == 302 else answer.content.decode()


def later(**length):
    return (timezone.localtime() + timedelta(**length)).date().isoformat()


NEW_MEASURE = {"kind": "support_bl32:7", "purpose": "En pause til mor.", "provider": "Familien Lund"}


def test_new_help_needs_three_answers_and_stands_in_the_table_with_its_law(svend, freja):
    assert said(at_the_desk(svend), "new_measure", freja, **NEW_MEASURE) == address("help_of_child", freja)

    page = at_the_desk(svend).get(address("help_of_child", freja)).content.decode()
    assert "Støtteophold" in page
    assert "Barnets lov § 32, stk. 1, nr. 7" in page
    assert Measure.objects.get().begun


def test_help_that_begins_later_is_agreed_until_somebody_says_it_has_begun(svend, freja):
    browser = at_the_desk(svend)
    said(browser, "new_measure", freja, **NEW_MEASURE, starts_on=later(days=10))
    agreed = Measure.objects.get()
    assert not agreed.begun
    assert "Aftalt" in browser.get(address("help_of_child", freja)).content.decode()

    assert said(browser, "begin_measure", agreed) == address("help_of_child", freja)
    assert Measure.objects.get().begun
    assert said(browser, "begin_measure", agreed) == address("measure", agreed)


@pytest.mark.parametrize(("typed", "kept"), [("14.500", "14500"), ("14500,50", "14500.50"), ("950", "950")])
def test_a_price_is_read_as_a_dane_writes_it(svend, freja, typed, kept):
    said(at_the_desk(svend), "new_measure", freja, **NEW_MEASURE, price_month=typed)

    assert str(Measure.objects.get().price_month) in (kept, f"{kept}.00")


def test_a_price_with_oere_is_shown_with_them_on_the_page_and_in_the_form(svend, freja):
    browser = at_the_desk(svend)
    said(browser, "new_measure", freja, **NEW_MEASURE, price_month="14.500,50")

    help_given = Measure.objects.get()
    page = browser.get(address("measure", help_given)).content.decode()
    assert "14.500,50 kr. pr. måned" in page
    assert 'value="14.500,50"' in page


def test_the_same_help_twice_is_sent_back_with_what_to_do(svend, freja, treatment):
    typed = {"kind": "support_bl32:5", "purpose": "Ro.", "provider": "familiehuset"}

    assert "kører allerede" in said(at_the_desk(svend), "new_measure", freja, **typed)
    assert Measure.objects.count() == 1


def test_help_cannot_end_before_it_began(svend, treatment):
    before = (timezone.localtime() - timedelta(days=60)).date().isoformat()
    page = said(at_the_desk(svend), "end_measure", treatment, because="goals_met", happened_on=before)

    assert "Det kan ikke slutte, før det begyndte." in page


def test_help_ends_with_its_reason(svend, freja, treatment):
    said(at_the_desk(svend), "end_measure", treatment, because="goals_met", words="Godt.")

    treatment.refresh_from_db()
    assert (treatment.ended_because, treatment.ended_words) == ("goals_met", "Godt.")
    assert "Formålet er nået. Godt." in at_the_desk(svend).get(address("help_of_child", freja)).content.decode()


def test_what_is_agreed_can_be_changed(svend, treatment):
    said(at_the_desk(svend), "measure", treatment, purpose="Ro.", provider="Familiehuset", price_month="16000")

    treatment.refresh_from_db()
    assert (treatment.purpose, int(treatment.price_month)) == ("Ro.", 16000)


NEW_PLACEMENT = {
    "place": "Familien Lund",
    "municipality": "Skovby",
    "kind": "23",
    "basis": "consent",
    "siblings": "none",
}


def test_a_placement_is_six_answers(svend, freja):
    assert said(at_the_desk(svend), "new_placement", freja, **NEW_PLACEMENT) == address("help_of_child", freja)

    placed = Placement.objects.get()
    assert (placed.home.name, placed.forced, placed.municipality) == ("Familien Lund", False, "Skovby")


def test_siblings_apart_have_a_reason(svend, freja):
    page = said(at_the_desk(svend), "new_placement", freja, **{**NEW_PLACEMENT, "siblings": "apart"})

    assert "Skriv, hvorfor søskende ikke bor sammen." in page


APPROVED = {
    "name": "Moster Karin",
    "person_1": "Karin",
    "criminal_1": "2026-01-02",
    "children_1": "2026-01-03",
    "home_visit_on": "2026-01-10",
    "childs_wish": "Vil gerne.",
    "review_on": later(days=200),
}


def test_a_network_family_is_approved_before_the_child_moves_in(svend, freja):
    browser = at_the_desk(svend)
    network = {**NEW_PLACEMENT, "kind": "1"}
    assert "Godkend familien først" in said(browser, "new_placement", freja, **network)

    said(browser, "approve_network_family", freja, **APPROVED)
    approved = NetworkApproval.objects.get()
    said(browser, "new_placement", freja, **{**network, "place": "", "approval": approved.pk})

    assert Placement.objects.get().approval == approved
    assert Placement.objects.get().home == approved.home


def test_nobody_of_fifteen_or_more_goes_unchecked(svend, freja):
    page = said(
        at_the_desk(svend), "approve_network_family", freja, **APPROVED, person_2="Ole", criminal_2="2026-01-02"
    )

    assert "Alle over 15 år tjekkes" in page
    assert not NetworkApproval.objects.exists()


def test_without_consent_the_ground_of_a_move_is_the_committees_and_the_place_comes_after(svend, placement):
    browser = at_the_desk(svend)
    ground = {"reasons": "Mistrives.", "decided_by": "municipality"}
    assert "afgøres af udvalget" in said(browser, "decide_place_change", placement, **ground)

    said(browser, "decide_place_change", placement, **{**ground, "decided_by": "committee"})
    assert (
        "Hvor flytter barnet hen? (2. led)" in browser.get(address("decide_place_change", placement)).content.decode()
    )
    said(browser, "decide_place_change", placement, **ground, place="Familien Bro")

    assert list(PlaceChange.objects.order_by("step").values_list("step", "place")) == [(1, ""), (2, "Familien Bro")]


@pytest.mark.parametrize(
    ("days", "form", "by", "stopped"),
    [
        (14, "alm", "municipality", ""),
        (31, "stoettet", "municipality", ""),
        (42, "alm", "municipality", "er en afbrydelse"),
        (14, "overvaaget", "municipality", "Det kan kommunen ikke afgøre"),
        (42, "alm", "committee", "for en bestemt tid"),
    ],
)
def test_contact_rarer_than_monthly_is_sent_to_the_committee(svend, placement, days, form, by, stopped):
    answer = said(
        at_the_desk(svend), "decide_contact", placement, with_whom="Mor", every_days=days, form=form, decided_by=by
    )

    assert FamilyContact.objects.exists() is not bool(stopped)
    assert stopped in answer


@pytest.mark.parametrize(("weeks", "allowed"), [(8, True), (9, False)])
def test_a_pause_lasts_eight_weeks_at_most(svend, placement, weeks, allowed):
    typed = {"with_whom": "Mor", "childs_wish": "Jeg vil have ro.", "until": later(weeks=weeks)}
    answer = said(at_the_desk(svend), "pause_contact", placement, **typed)

    assert FamilyContact.objects.filter(form="pause").exists() is allowed
    assert ("højst vare 8 uger" in answer) is not allowed


def test_a_pause_can_be_ended_by_a_button(svend, placement):
    browser = at_the_desk(svend)
    said(browser, "pause_contact", placement, with_whom="Mor", childs_wish="Ro.", until=later(days=20))
    assert "Genoptag nu" in browser.get(address("placement", placement)).content.decode()

    for _click in range(2):
        answer = browser.post(address("resume_contact", FamilyContact.objects.get()))
        assert answer.headers["Location"] == address("placement", placement)

    assert FamilyContact.objects.get().ended_at is not None


def test_contact_that_was_held_stands_beside_what_was_decided(svend, placement):
    browser = at_the_desk(svend)
    said(browser, "decide_contact", placement, with_whom="Mor", every_days=7, form="alm", decided_by="municipality")
    said(browser, "contact_held", placement, contact=FamilyContact.objects.get().pk, went="De bagte.")

    assert "hver uge" in browser.get(address("placement", placement)).content.decode()
    assert FamilyContact.objects.get().last_went == "De bagte."


def test_a_longer_gap_than_was_decided_asks_why(svend, placement, hand):
    actions.decide_contact(
        placement, with_whom="Mor", form="alm", every_days=7, happened_at=ago(days=60), at=ago(days=60), by=hand
    )

    assert "længere end aftalt" in at_the_desk(svend).get(address("placement", placement)).content.decode()


def test_support_persons_are_asked_about_until_somebody_has_written(svend, placement):
    browser = at_the_desk(svend)
    assert browser.get(address("placement", placement)).content.decode().count("Ikke drøftet endnu") == 2

    said(browser, "consider_support_person", placement, whose="child", outcome="network", name="Moster Karin")

    assert SupportPerson.objects.get().name == "Moster Karin"
    assert browser.get(address("placement", placement)).content.decode().count("Ikke drøftet endnu") == 1


def test_permanent_comes_after_three_years_and_from_the_committee(svend, placement):
    page = said(at_the_desk(svend), "renew_placement", placement, decided_by="municipality", permanent="on")

    assert "ikke været anbragt i 3 år" in page
    assert "En permanent anbringelse afgøres af udvalget" in page


def test_taken_up_again_there_is_a_new_day(svend, placement):
    said(at_the_desk(svend), "renew_placement", placement, decided_by="committee", renewal_due=later(days=300))

    placement.refresh_from_db()
    assert placement.renewal_due.isoformat() == later(days=300)


def test_the_next_time_lies_after_the_day_it_was_taken_up_again(svend, placement):
    typed = {"decided_by": "committee", "renewal_due": ago(days=3).date().isoformat()}
    page = said(at_the_desk(svend), "renew_placement", placement, **typed)

    assert "ligger efter den dag, det blev afgjort" in page
    placement.refresh_from_db()
    assert placement.renewal_due is None


@pytest.mark.parametrize(("who", "renewed"), [("municipality", False), ("committee", True)])
def test_without_consent_it_is_the_committee_that_takes_it_up_again(svend, placement, who, renewed):
    page = said(at_the_desk(svend), "renew_placement", placement, decided_by=who, renewal_due=later(days=300))

    placement.refresh_from_db()
    assert (placement.renewal_due is not None) is renewed
    assert ("rejs sagen under Udvalget" in page) is not renewed


@pytest.mark.parametrize(("basis", "offered"), [(Basis.CONSENT, False), (Basis.COMMITTEE, True)])
def test_only_a_placement_that_is_heard_again_offers_to_record_that_it_was(svend, freja, hand, basis, offered):
    terms = PlacementTerms(kind="23", basis=basis, siblings=Siblings.NONE, municipality="Fjordby")
    (placed,) = actions.start_placement([freja], terms=terms, happened_at=ago(days=9), at=ago(days=9), by=hand)

    page = at_the_desk(svend).get(address("placement", placed)).content.decode()

    assert (address("renew_placement", placed) in page) is offered


@pytest.mark.parametrize(("days", "allowed"), [(170, True), (200, False)])
def test_the_period_of_return_is_six_months_at_most(svend, placement, days, allowed):
    typed = {"home_on": later(days=30), "until": later(days=days), "support": "Familiehuset."}
    said(at_the_desk(svend), "decide_return_home", placement, **typed)

    assert ReturnHome.objects.exists() is allowed


def test_no_period_of_return_is_excused_in_words(svend, placement):
    typed = {"home_on": later(days=1), "support": "Familiehuset."}
    assert "hvorfor der ingen er" in said(at_the_desk(svend), "decide_return_home", placement, **typed)

    said(at_the_desk(svend), "decide_return_home", placement, **typed, no_period_because="Barnet har boet hjemme.")
    assert ReturnHome.objects.get().no_period_because


def test_the_child_goes_home_with_the_period_that_was_decided(svend, placement, hand):
    until = (timezone.localtime() + timedelta(days=90)).date()
    actions.decide_return_home(
        placement, home_on=timezone.localdate(), until=until, happened_at=ago(days=2), at=ago(days=2), by=hand
    )
    said(at_the_desk(svend), "end_placement", placement, where="home", because="planned")

    placement.refresh_from_db()
    assert (placement.return_home, placement.return_until) == (True, until)


def test_a_secret_place_is_not_named(svend, freja):
    browser = at_the_desk(svend)
    said(browser, "new_placement", freja, **NEW_PLACEMENT, secret="on")

    pages = [address("help_of_child", freja), address("placement", Placement.objects.get())]
    assert all("Familien Lund" not in browser.get(page).content.decode() for page in pages)


OF_THE_CHILD = ["help_of_child", "new_measure", "new_placement", "approve_network_family"]
OF_THE_MEASURE = ["measure", "end_measure"]
OF_THE_PLACEMENT = [
    "placement",
    "change_placement",
    "end_placement",
    "decide_place_change",
    "decide_contact",
    "contact_held",
    "pause_contact",
    "consider_support_person",
    "renew_placement",
    "decide_return_home",
]


@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
def test_the_pages_open_to_whose_child_it_is_and_ask_little_of_the_database(
    who, status, freja, treatment, placement, hand, request
):
    for person in ("Mor", "Far", "Farmor"):
        actions.decide_contact(
            placement,
            with_whom=person,
            form="alm",
            every_days=7,
            decided_by=DecidedBy.COMMITTEE,
            happened_at=ago(days=5),
            at=ago(days=5),
            by=hand,
        )
    pages = [(name, freja) for name in OF_THE_CHILD] + [(name, treatment) for name in OF_THE_MEASURE]
    pages += [(name, placement) for name in OF_THE_PLACEMENT]
    browser = at_the_desk(request.getfixturevalue(who))
    for name, thing in pages:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(address(name, thing)).status_code == status, name
        assert len(asked) <= MOST_STATEMENTS, (name, [each["sql"][:90] for each in asked])


def test_a_double_click_places_once(svend, freja):
    browser = at_the_desk(svend)
    token = browser.get(address("new_placement", freja)).content.decode().split('name="draft_version" value="')[1]
    sent = {**NEW_PLACEMENT, "draft_version": token.split('"')[0]}
    for _ in range(2):
        said(browser, "new_placement", freja, **sent)

    assert Placement.objects.count() == 1
