"""A matter from recommendation to minutes, as it is worked on the pages."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from tests.practice.committee.pages import A_YEAR_AHEAD, address, recommended, text_of, verdict
from tests.world.moments import lines_of
from tests.world.people import LONG_AGO, at_the_desk
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold, Home, HomeKind, Residence, Tie
from tovholder.foundation.ui.wording import in_denmark
from tovholder.practice.casework.actions import share_words, speak_with_child
from tovholder.practice.casework.models import Decision, Visible
from tovholder.practice.committee import actions
from tovholder.practice.committee.actions.outcomes import Said
from tovholder.practice.committee.models import (
    BundleSending,
    ChairDecision,
    CommitteeMatter,
    CommitteeMinutes,
    CommitteeOutcome,
    Result,
    Vote,
)

pytestmark = pytest.mark.django_db


def test_raised_from_the_childs_page_for_siblings_together(svend, freja, parents, meeting, now):
    storm = Child.objects.create(name="Storm Ågård", unit=freja.unit)
    for tie in freja.ties.all():
        storm.ties.create(adult=tie.adult, kind=tie.kind, custody=True, starts=LONG_AGO)

    at_the_desk(svend).post(address("raise_matter", freja.pk), {"kind": "4", "also_about": [storm.pk], "meeting": ""})

    matters = CommitteeMatter.objects.all()
    assert {each.child for each in matters} == {freja, storm}
    assert len({each.together for each in matters}) == 1


def test_the_recommendation_takes_what_is_on_file_and_says_what_is_missing(svend, matter, now, svends_hand):
    told = {"at": now, "happened_at": now - timedelta(days=2), "by": svends_hand}
    speak_with_child(matter.child, words="Jeg er bange for far.", about="hvor jeg skal bo", **told)
    shared = speak_with_child(matter.child, words="Jeg vil være hos mormor.", about="hvor jeg skal bo", **told)
    share_words(shared, visible_to=[Visible.CUSTODY_HOLDER], child_asked="Ja, gerne.", at=now, by=svends_hand)
    browser = at_the_desk(svend)

    page = text_of(browser.get(address("recommend", matter.pk)))
    assert "Mangler i sagen: Den børnefaglige undersøgelse, Planen" in page
    recommended(browser, matter)

    papers = text_of(browser.get(address("papers", matter.pk)))
    assert "Jeg vil være hos mormor." in papers
    assert "Jeg er bange for far." not in papers


def test_a_protected_address_is_struck_from_the_papers(svend, matter, svends_hand):
    hidden = Home.objects.create(kind=HomeKind.OTHER, name="Solgården", address="Enghaven 3, 9999 Fjordby", secret=True)
    Residence.objects.create(child=matter.child, home=hidden, starts=LONG_AGO)
    browser = at_the_desk(svend)
    browser.post(address("recommend", matter.pk), {"recommends": "Freja bor på solgården, enghaven 3, og bliver der."})

    papers = text_of(browser.get(address("papers", matter.pk)))

    assert "Freja bor på [beskyttet], [beskyttet], og bliver der." in papers
    assert "enghaven" not in papers.casefold() and "solgården" not in papers.casefold()


def test_proof_of_sending_names_each_party_and_the_members(bodil, matter):
    browser = at_the_desk(bodil)
    recommended(browser, matter)
    sent = {
        "to": ["custody_holder:Mia Ågård", "members"],
        "lawyer": "Bo Lind for mor",
        "how": "secure",
        "summons": "on",
    }

    browser.post(address("send_bundle", matter.pk), sent)

    proofs = {(each.kind, each.recipient, each.how, each.summons) for each in BundleSending.objects.all()}
    assert proofs == {
        ("custody_holder", "Mia Ågård", "Sikker mail", True),
        ("member", "Udvalgets medlemmer", "Sikker mail", True),
        ("lawyer", "Bo Lind for mor", "Sikker mail", True),
    }
    page = text_of(browser.get(address("matter", matter.pk)))
    assert "Mangler: Lars Ågård (far)" in page


def test_the_proof_of_sending_is_kept_in_danish_by_who_reads_english_too(bodil, matter, lapsed):
    browser = at_the_desk(bodil)
    recommended(browser, matter)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    rights = {"told_of_access": "on", "told_of_lawyer": "on", "told_of_hearing": "on"}

    browser.post(address("send_bundle", matter.pk), {"to": ["custody_holder:Mia Ågård"], "how": "hand"})
    browser.post(address("notify", lapsed.pk), {"to": ["Mia Ågård"], "how": "hand", **rights})

    assert {each.how for each in (BundleSending.objects.get(), lapsed.notices.get())} == {"Givet i hånden"}


def test_under_a_contact_hold_the_papers_wait(bodil, matter, now):
    browser = at_the_desk(bodil)
    recommended(browser, matter)
    ContactHold.objects.create(child=matter.child, because="police", set_at=now)

    page = browser.post(address("send_bundle", matter.pk), {"to": ["custody_holder:Mia Ågård"], "how": "hand"})

    assert "Der er kontaktstop på barnet" in text_of(page)
    assert not BundleSending.objects.exists()


def test_with_three_votes_for_the_page_asks_why_and_does_not_refuse(bodil, matter, committee):
    browser = at_the_desk(bodil)

    page = browser.post(address("decide", matter.pk), verdict(committee, 3))
    assert "Kun 3 stemte for." in text_of(page)
    assert not CommitteeOutcome.objects.exists()

    browser.post(address("decide", matter.pk), verdict(committee, 3, few_votes_because="Ikke en af de nævnte."))
    assert CommitteeOutcome.objects.get().few_votes_because == "Ikke en af de nævnte."


@pytest.mark.parametrize(("again", "kept"), [("", False), ("i dag", False), (A_YEAR_AHEAD, True)])
def test_a_placement_without_consent_is_not_written_down_without_the_day_it_is_heard_again(
    again, kept, bodil, matter, committee, now
):
    given = in_denmark(now).date().isoformat() if again == "i dag" else again

    page = at_the_desk(bodil).post(address("decide", matter.pk), verdict(committee, 5, renewal_due=given))

    assert CommitteeOutcome.objects.exists() is kept
    assert kept or "uden den bliver sagen ikke husket" in text_of(page) or "ligger efter den dag" in text_of(page)


def test_a_matter_that_was_not_followed_has_no_such_day(bodil, matter, committee):
    at_the_desk(bodil).post(address("decide", matter.pk), verdict(committee, 1, result="rejected", renewal_due=""))

    assert CommitteeOutcome.objects.get().result == Result.REJECTED


def test_the_outcome_makes_the_decision_with_the_renewal_date_the_committee_set(bodil, matter, committee):
    given = verdict(
        committee,
        4,
        grounds=["1", "2"],
        spoke=["custody_holder:Mia Ågård"],
        not_heard="Freja: mødet ville skade hende.",
    )

    at_the_desk(bodil).post(address("decide", matter.pk), given)

    outcome = CommitteeOutcome.objects.get()
    decision = Decision.objects.get(child=matter.child)
    assert outcome.decision == decision
    assert (decision.kind, decision.forced, decision.by_level) == ("placement_forced", True, "committee")
    assert decision.renewal_due.isoformat() == A_YEAR_AHEAD
    assert (Vote.objects.filter(in_favour=True).count(), Vote.objects.count()) == (4, 5)
    line = Line.objects.get(deed="committee decided").facts.facts
    assert (line["votes_for"], line["forced"], line["renewal_due"]) == (4, True, A_YEAR_AHEAD)
    assert {(each.name, each.spoke) for each in matter.speakers.all()} == {("Mia Ågård", True), ("Ikke hørt", False)}


def test_minutes_are_corrected_by_new_ones_and_both_stay(bodil, matter, committee, svends_hand, now):
    said = Said(result=Result.AS_RECOMMENDED, reasons="Ja.")
    actions.decide_matters([matter], said=said, votes=[], happened_at=now, at=now, by=svends_hand)
    browser = at_the_desk(bodil)
    for text in ("Mor talte i ti minuter.", "Mor talte i ti minutter."):
        browser.post(address("minutes", matter.pk), {"text": text})

    page = text_of(browser.get(address("matter", matter.pk)))

    assert CommitteeMinutes.objects.count() == 2
    assert page.index("Mor talte i ti minutter.") < page.index("Sådan stod der før") < page.index("i ti minuter.")
    assert "Mor talte i ti minutter." in text_of(browser.get(address("meeting", matter.meeting_id)))


def night(committee, **more):
    return {
        "decided_by": committee["councillor_1"].pk,
        "kind": "4",
        "ground": "Far har slået.",
        "urgency": "Ingen voksne i nat.",
        "formal": "Begge er ringet op.",
        **more,
    }


def test_at_night_who_was_asked_is_written_down_with_the_decision(svend, freja, parents, committee, now):
    rung = {"how_0": "Ringet op, tog den ikke", "asked_0": in_denmark(now).strftime("%Y-%m-%d %H:%M")}
    at_the_desk(svend).post(address("decide_as_chair", freja.pk), night(committee, **rung))

    decision = ChairDecision.objects.get()
    assert [(each.whom, each.answer) for each in decision.consents.order_by("pk")] == [
        ("Mia Ågård", "Ringet op, tog den ikke"),
        ("Lars Ågård", ""),
    ]


def test_an_answer_without_a_time_does_not_count_as_nobody_asked_the_time_is_asked_for(
    svend, freja, parents, committee
):
    given = night(committee, how_0="Ringet op, tog den ikke")

    page = text_of(at_the_desk(svend).post(address("decide_as_chair", freja.pk), given))

    assert "Skriv, hvornår Mia Ågård blev spurgt eller søgt." in page
    assert "Ringet op, tog den ikke" in page
    assert not ChairDecision.objects.exists()


def test_each_child_has_its_own_who_should_have_been_asked(svend, freja, parents, committee, now):
    noah = Child.objects.create(name="Noah Ågård", birth_date=now.date() - timedelta(days=16 * 365), unit=freja.unit)
    for tie in Tie.objects.filter(child=freja):
        Tie.objects.create(child=noah, adult=tie.adult, kind=tie.kind, custody=tie.custody, starts=tie.starts)
    asked = in_denmark(now).strftime("%Y-%m-%d %H:%M")

    at_the_desk(svend).post(
        address("decide_as_chair", freja.pk), night(committee, also_about=[str(noah.pk)], asked_0=asked, asked_1=asked)
    )

    lines = Line.objects.filter(deed="chair decision made")
    unsought = {line.subjects.get().child_id: line.facts.facts["consents_unsought"] for line in lines}
    assert unsought == {freja.pk: 0, noah.pk: 1}
    rule = "EMERG-CONDITIONS"
    open_now = Deadline.objects.running().filter(rule=rule).values_list("child", flat=True)
    assert list(open_now) == [noah.pk]


def test_a_deputy_must_say_why(svend, freja, committee):
    given = night(committee, decided_by=committee["councillor_2"].pk)

    page = at_the_desk(svend).post(address("decide_as_chair", freja.pk), given)

    assert "Skriv, hvorfor formanden ikke selv kunne afgøre det." in text_of(page)
    assert not ChairDecision.objects.exists()


def test_when_it_has_lapsed_the_page_says_so_to_whose_child_it_is(svend, lapsed):
    browser = at_the_desk(svend)

    page = text_of(browser.get(address("chair_decision", lapsed.pk)))
    assert "Barnet er uden retsgrundlag fra kl. 24" in page
    assert "Skriv, hvad der skete" in page
    assert "Barnet er uden retsgrundlag" in text_of(browser.get(address("overview")))


def test_a_notice_without_all_three_rights_is_not_accepted(svend, lapsed, parents):
    sent = {"to": ["Mia Ågård"], "how": "hand", "told_of_access": "on", "told_of_lawyer": "on"}

    page = at_the_desk(svend).post(address("notify", lapsed.pk), sent)

    assert "En meddelelse uden alle tre rettigheder kan gøre afgørelsen ugyldig." in text_of(page)
    assert not lapsed.notices.exists()


def test_a_stranger_meets_neither_the_matter_nor_the_decision(svend, sofie, matter, lapsed):
    recommended(at_the_desk(svend), matter)
    browser = at_the_desk(sofie)
    pages = [address(name, matter.pk) for name in ("matter", "papers", "recommend", "send_bundle", "decide", "minutes")]
    pages += [
        address(name, lapsed.pk) for name in ("chair_decision", "notify", "notice_letter", "annul", "after_lapse")
    ]

    assert {browser.get(page).status_code for page in pages} == {404}
    overview = text_of(browser.get(address("overview")))
    assert "Freja" not in overview and "1 sag" in overview
    meeting = text_of(browser.get(address("meeting", matter.meeting_id)))
    assert "Freja" not in meeting and "1 sag mere, som du ikke har adgang til." in meeting


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("name", ["overview", "matter", "meeting", "decide"])
def test_the_pages_ask_the_database_few_questions(
    name, over, bodil, committee, matter, lapsed, django_assert_max_num_queries
):
    browser = at_the_desk(bodil)
    recommended(browser, matter)
    where = {"matter": matter.pk, "meeting": matter.meeting_id, "decide": matter.pk}
    if over:
        browser.post(address("decide", matter.pk), verdict(committee, 5))
        where["decide"] = actions.raise_matter([matter.child], kind="4", at=matter.raised_at, by=Author())[0].pk

    with django_assert_max_num_queries(12):
        assert browser.get(address(name, *[where[name]] if name in where else [])).status_code == 200


TWICE = {"draft_version": "01a20210-2e10-7001-ba22-cfbd5315d0f6.0"}
AGAIN = {"draft_version": "01a20210-2e10-7001-ba22-cfbd5315d0f7.0"}


def test_a_second_press_raises_no_second_matter_and_lands_on_the_first(svend, freja, parents):
    browser = at_the_desk(svend)

    answers = [browser.post(address("raise_matter", freja.pk), {"kind": "4", **TWICE}) for _ in range(2)]

    raised = CommitteeMatter.objects.get()
    assert [each["Location"] for each in answers] == [address("matter", raised.pk)] * 2


def test_a_second_press_notes_no_second_notice_and_no_second_sending(bodil, matter, lapsed, parents):
    browser = at_the_desk(bodil)
    recommended(browser, matter)
    rights = dict.fromkeys(("told_of_access", "told_of_lawyer", "told_of_hearing"), "on")

    for _ in range(2):
        browser.post(address("notify", lapsed.pk), {"to": ["Mia Ågård"], "how": "hand", **rights, **TWICE})
        browser.post(address("send_bundle", matter.pk), {"to": ["custody_holder:Mia Ågård"], "how": "hand", **AGAIN})

    assert lapsed.notices.count() == BundleSending.objects.count() == 1


@pytest.fixture
def tonight(freja, committee, now, svends_hand):
    then = now - timedelta(hours=3)
    told = {"ground": "x", "urgency": "y", "formal": "z", "implemented_at": then, "happened_at": then}
    return actions.decide_as_chair([freja], kind="4", decided_by="Anders Rask", **told, at=then, by=svends_hand)[0]


def test_an_approval_is_put_on_no_meeting_after_the_decision_has_lapsed(svend, tonight, now, svends_hand):
    soon, late = (
        actions.book_meeting(meets_at=now + timedelta(days=days), place="Rådhuset", at=now, by=svends_hand)
        for days in (3, 12)
    )

    page = text_of(at_the_desk(svend).get(address("ask_for_approval", tonight.pk)))

    assert str(soon.pk) in page
    assert str(late.pk) not in page


def test_without_a_meeting_in_time_the_way_to_one_is_there(bodil, tonight):
    page = text_of(at_the_desk(bodil).get(address("ask_for_approval", tonight.pk)))

    assert "Der er ikke berammet et møde inden da." in page
    assert address("book_meeting") in page


def test_from_a_chair_decision_one_goes_on_to_where_the_child_is_placed(svend, freja, tonight):
    where = reverse("casework:new_placement", args=[freja.pk])

    assert where in text_of(at_the_desk(svend).get(address("chair_decision", tonight.pk)))


@pytest.fixture
def approved(bodil, freja, tonight, parents, committee, meeting, now, svends_hand):
    (matter,) = actions.raise_matter([freja], kind="12", meeting=meeting, approves=tonight, at=now, by=svends_hand)
    browser = at_the_desk(bodil)
    recommended(browser, matter)
    return matter, browser


def test_the_papers_of_an_approval_hold_what_the_chair_decided_and_why(approved):
    matter, browser = approved

    papers = text_of(browser.get(address("papers", matter.pk)))

    assert "Formandens foreløbige afgørelse" in papers
    assert "Grundlaget: x" in papers and "Det kan ikke vente: y" in papers and "De formelle skridt: z" in papers


def test_an_approval_is_told_as_what_it_is_and_of_a_plan_it_says_nothing(approved, committee, freja):
    matter, browser = approved
    browser.post(address("decide", matter.pk), verdict(committee, 5))

    decision = Decision.objects.get(child=freja)
    assert (decision.kind, decision.paragraph, decision.plan_needed) == ("approval", "Barnets lov § 143, stk. 4", None)
    told = text_of(browser.get(reverse("decisions:decision", args=[decision.pk])))
    assert "Godkendelse af foreløbig afgørelse" in told
    assert "en plan er ikke nødvendig" not in told
    clocks = Deadline.objects.filter(child=freja, rule__in=["EMERG-7D", "EMERG-LAPSE"])
    assert [each.met_at is not None for each in clocks] == [True, True]


def test_the_childs_own_page_says_when_the_chair_decision_has_lapsed(svend, freja, lapsed):
    page = text_of(at_the_desk(svend).get(reverse("desk:child", args=[freja.pk])))

    assert "Formandsafgørelsen er bortfaldet, og barnet er uden retsgrundlag." in page


def test_while_the_chair_decision_stands_the_childs_page_does_not_say_it_has_lapsed(svend, freja, tonight):
    page = text_of(at_the_desk(svend).get(reverse("desk:child", args=[freja.pk])))

    assert "uden retsgrundlag" not in page


def test_a_meeting_that_has_decided_was_held_and_nothing_is_missing(bodil, matter, meeting, committee):
    browser = at_the_desk(bodil)
    before = text_of(browser.get(address("overview")))

    browser.post(address("decide", matter.pk), verdict(committee, 5))

    after = text_of(browser.get(address("overview")))
    meeting.refresh_from_db()
    assert meeting.held_at == meeting.meets_at
    assert "1 sag mangler afgørelse" in before
    assert "mangler afgørelse" not in after and "Holdt" in after
    assert "Aflys mødet" not in text_of(browser.get(address("meeting", meeting.pk)))


def test_from_a_new_meeting_the_matters_without_one_are_put_on_it(bodil, matter, now, svends_hand):
    actions.call_off_meeting(matter.meeting, because="Snestorm.", at=now, by=svends_hand)
    coming = actions.book_meeting(meets_at=now + timedelta(days=3), at=now, by=svends_hand)
    browser = at_the_desk(bodil)

    page = browser.get(address("meeting", coming.pk))

    there = f"{address('put_on_agenda', matter.pk)}?moede={coming.pk}"
    assert "Sager uden møde" in text_of(page) and there in page.content.decode()
    assert f'value="{coming.pk}" selected' in browser.get(there).content.decode()


def test_the_decision_is_not_asked_for_before_the_committee_has_met(bodil, matter, now, svends_hand):
    browser = at_the_desk(bodil)
    recommended(browser, matter)
    browser.post(address("send_bundle", matter.pk), {"to": ["custody_holder:Mia Ågård"], "how": "hand"})
    way = address("decide", matter.pk)
    met = browser.get(address("matter", matter.pk)).content.decode()
    coming = actions.book_meeting(meets_at=now + timedelta(days=3), at=now, by=svends_hand)

    actions.put_on_agenda([matter], coming, at=now, by=svends_hand)

    assert way in met
    assert way not in browser.get(address("matter", matter.pk)).content.decode()


def test_a_matter_that_was_withdrawn_was_not_heard_at_the_meeting(matter, meeting, now, svends_hand):
    actions.withdraw_matter(matter, because="Mor har givet samtykke.", at=now, by=svends_hand)

    actions.hold_meeting(meeting, held_at=now, at=now, by=svends_hand)

    assert "committee meeting held" not in lines_of(matter.child)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("tonight", "1 formandsafgørelse venter på udvalgets godkendelse"),
        ("lapsed", "1 formandsafgørelse er bortfaldet: barnet er uden retsgrundlag"),
    ],
)
def test_min_dag_tells_the_jurist_of_a_chair_decision_that_waits_and_of_one_that_lapsed(jette, request, how, words):
    browser = at_the_desk(jette)
    before = text_of(browser.get(reverse("desk:my_day")))

    request.getfixturevalue(how)

    assert words not in before
    assert words in text_of(browser.get(reverse("desk:my_day")))
