"""The pages of a placement: what they show, what they stop, and what is the committee's."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.casework.pages import APPROVED, NEW_PLACEMENT, later, page_for, said, token_on
from tests.world.families import a_family, ago
from tests.world.people import at_the_desk
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions import PlacementTerms
from tovholder.practice.casework.models import (
    Basis,
    EndReason,
    FamilyContact,
    NetworkApproval,
    PlaceChange,
    Placement,
    ReturnHome,
    Siblings,
    SupportPerson,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(svend):
    return a_family(svend, ["Freja Ågård", "Storm Ågård"])[0]


@pytest.fixture
def placement(freja, hand):
    terms = PlacementTerms(kind="23", basis=Basis.COMMITTEE, siblings=Siblings.NONE, municipality="Fjordby")
    at = ago(days=100)
    return actions.start_placement([freja], terms=terms, happened_at=at, at=at, by=hand)[0]


def test_a_placement_is_six_answers(svend, freja):
    assert said(at_the_desk(svend), "new_placement", freja, **NEW_PLACEMENT) == page_for("help_of_child", freja)

    placed = Placement.objects.get()
    assert (placed.home.name, placed.forced, placed.municipality) == ("Familien Lund", False, "Skovby")


@pytest.mark.parametrize(("days", "warned"), [(9, True), (3, False)])
def test_who_moves_in_before_it_is_decided_is_told_so_and_saved(svend, freja, hand, days, warned):
    at = ago(days=3)
    (decision,) = actions.decide([freja], kind="placement", happened_at=at, at=at, by=hand)
    typed = {**NEW_PLACEMENT, "decision": str(decision.pk), "happened_on": ago(days=days).date().isoformat()}

    page = at_the_desk(svend).post(page_for("new_placement", freja), typed, follow=True).content.decode()

    assert Placement.objects.get().decision == decision
    assert ("Barnet flyttede ind, før anbringelsen blev afgjort" in page) is warned


def test_siblings_apart_have_a_reason(svend, freja):
    page = said(at_the_desk(svend), "new_placement", freja, **{**NEW_PLACEMENT, "siblings": "apart"})

    assert "Skriv, hvorfor søskende ikke bor sammen." in page


def test_a_network_family_is_approved_before_the_child_moves_in(svend, freja):
    browser = at_the_desk(svend)
    network = {**NEW_PLACEMENT, "kind": "1"}
    assert "Godkend familien først" in said(browser, "new_placement", freja, **network)

    said(browser, "approve_network_family", freja, **APPROVED)
    approved = NetworkApproval.objects.get()
    said(browser, "new_placement", freja, **{**network, "place": "", "approval": approved.pk})

    assert Placement.objects.get().approval == approved
    assert Placement.objects.get().home == approved.home


def test_a_family_just_approved_is_where_the_child_moves(svend, freja):
    browser = at_the_desk(svend)
    said(browser, "approve_network_family", freja, **APPROVED)
    approved = NetworkApproval.objects.get()

    page = browser.get(page_for("new_placement", freja)).content.decode()
    assert f'<option value="{approved.pk}" selected>' in page and '<option value="1" selected>' in page

    moves = {**NEW_PLACEMENT, "kind": "1", "place": "", "approval": approved.pk}
    said(browser, "new_placement", freja, **moves)
    page = browser.get(page_for("new_placement", freja)).content.decode()
    assert f'<option value="{approved.pk}" selected>' not in page


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
        "Hvor flytter barnet hen? (2. led)" in browser.get(page_for("decide_place_change", placement)).content.decode()
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
    assert "Genoptag nu" in browser.get(page_for("placement", placement)).content.decode()

    for _click in range(2):
        answer = browser.post(page_for("resume_contact", FamilyContact.objects.get()))
        assert answer.headers["Location"] == page_for("placement", placement)

    assert FamilyContact.objects.get().ended_at is not None


def test_contact_that_was_held_stands_beside_what_was_decided(svend, placement):
    browser = at_the_desk(svend)
    said(browser, "decide_contact", placement, with_whom="Mor", every_days=7, form="alm", decided_by="municipality")
    said(browser, "contact_held", placement, contact=FamilyContact.objects.get().pk, went="De bagte.")

    assert "hver uge" in browser.get(page_for("placement", placement)).content.decode()
    assert FamilyContact.objects.get().last_went == "De bagte."


def test_a_longer_gap_than_was_decided_asks_why(svend, placement, hand):
    actions.decide_contact(
        placement, with_whom="Mor", form="alm", every_days=7, happened_at=ago(days=60), at=ago(days=60), by=hand
    )

    assert "længere end aftalt" in at_the_desk(svend).get(page_for("placement", placement)).content.decode()


def test_support_persons_are_asked_about_until_somebody_has_written(svend, placement):
    browser = at_the_desk(svend)
    assert browser.get(page_for("placement", placement)).content.decode().count("Ikke drøftet endnu") == 2

    said(browser, "consider_support_person", placement, whose="child", outcome="network", name="Moster Karin")

    assert SupportPerson.objects.get().name == "Moster Karin"
    assert browser.get(page_for("placement", placement)).content.decode().count("Ikke drøftet endnu") == 1


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

    page = at_the_desk(svend).get(page_for("placement", placed)).content.decode()

    assert (page_for("renew_placement", placed) in page) is offered


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

    pages = [page_for("help_of_child", freja), page_for("placement", Placement.objects.get())]
    assert all("Familien Lund" not in browser.get(page).content.decode() for page in pages)


def test_a_double_click_places_once(svend, freja):
    browser = at_the_desk(svend)
    sent = {**NEW_PLACEMENT, "draft_version": token_on(browser.get(page_for("new_placement", freja)))}
    for _ in range(2):
        said(browser, "new_placement", freja, **sent)

    assert Placement.objects.count() == 1


def test_two_who_write_the_same_placement_write_it_once(svend, bodil, freja):
    said(at_the_desk(svend), "new_placement", freja, **NEW_PLACEMENT)

    page = said(at_the_desk(bodil), "new_placement", freja, **NEW_PLACEMENT)

    assert "En anden har lige skrevet, at barnet er anbragt der fra den dag." in page
    assert Placement.objects.count() == 1
    elsewhere = {**NEW_PLACEMENT, "place": "Familien Krogh"}
    assert said(at_the_desk(bodil), "new_placement", freja, **elsewhere) == page_for("help_of_child", freja)


def test_a_placement_that_has_ended_says_what_was_said_and_asks_nothing_more_of_anybody(svend, placement, hand):
    at = ago(days=90)
    how: dict[str, Any] = {"with_whom": "Mor", "form": "alm", "every_days": 7, "decided_by": "municipality"}
    actions.decide_contact(placement, **how, happened_at=at, at=at, by=hand)
    page = at_the_desk(svend).get(page_for("placement", placement)).content.decode()
    assert "Der er gået længere end aftalt" in page and "Permanent anbringelse:" in page

    words, gone = "Jeg er glad for at komme hjem.", ago(days=80)
    actions.end_placement(placement.child, return_home=True, words=words, happened_at=gone, at=gone, by=hand)
    page = at_the_desk(svend).get(page_for("placement", placement)).content.decode()

    assert words in page and "Mor" in page
    for asked in ("Der er gået længere end aftalt", "Permanent anbringelse:", "Videre herfra"):
        assert asked not in page


def test_a_placement_is_read_in_english(svend, placement, hand):
    at, browser = ago(days=90), at_the_desk(svend)
    contact: dict[str, Any] = {"form": "alm", "every_days": 7, "decided_by": "municipality"}
    actions.decide_contact(placement, with_whom="Mette", **contact, happened_at=at, at=at, by=hand)
    actions.end_placement(
        placement.child, return_home=True, because=EndReason.PLANNED, happened_at=ago(days=2), at=ago(days=1), by=hand
    )

    page = browser.get(f"{page_for('placement', placement)}?sprog=en").content.decode()

    for english in ("Ordinary, ", "decided by the municipality, with consent", "Ended as planned"):
        assert english in page
    for danish in ("Almindeligt samvær", "kommunen, med samtykke", "Slut som planlagt", "Forældrene (§"):
        assert danish not in page


def test_the_kinds_of_help_and_the_grounds_of_an_investigation_are_chosen_in_english(svend, freja):
    browser = at_the_desk(svend)

    assert "Network or talk groups" in browser.get(f"{page_for('new_measure', freja)}?sprog=en").content.decode()
    decide = reverse("investigations:decide", args=[freja.pk])
    grounds = browser.get(f"{decide}?sprog=en").content.decode()
    assert "Serious or complex case, incl. thoughts of placement (§" in grounds and "Alvorlig eller" not in grounds
