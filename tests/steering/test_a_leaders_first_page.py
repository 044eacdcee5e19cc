"""Ledelse: five sentences and the balance; each sentence opens to the children behind it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.foundation.documents.papers import put_in_basket
from tests.world.families import a_family, a_worried_call, ago
from tests.world.people import at_the_desk, hire, reading
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions import record_death
from tovholder.practice.intake import actions as intake
from tovholder.steering.insight import queries
from tovholder.steering.insight.queries import Share, Waiting
from tovholder.steering.insight.sentences import about_assessed, about_heard, about_passed, about_waiting

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def read(user, address="/ledelse/"):
    answer = at_the_desk(user).get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def hanne(fjordby):
    """Hanne leads Modtagelsen."""
    return hire("hanne", "Hanne Krogh", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.intake)


@pytest.fixture
def grethe(fjordby):
    """Grethe heads the department."""
    return hire("grethe", "Grethe Munk", title="Afdelingsleder", kind=PostKind.HEAD, unit=fjordby.south)


@pytest.mark.parametrize("address", ["/ledelse/", "/ledelse/venter/", "/ledelse/findes-ikke/"])
@pytest.mark.parametrize("who", ["svend", "karen"])
def test_only_leaders_have_the_page(request, who, address):
    assert at_the_desk(request.getfixturevalue(who)).get(address).status_code == 404


def test_a_quiet_day_is_told_in_words(bodil):
    page = read(bodil)

    for words in (
        "Ingen underretninger venter på 24-timers-vurdering.",
        "Vejen videre er afgjort for alle vurderede underretninger.",
        "Ingen frister er overskredet.",
        "Modtaget 0 = vurderet 0 + venter 0",
    ):
        assert words in page


def test_what_waits_is_told_with_the_age_of_the_oldest(hanne, karen, svend):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=19.5)
    a_worried_call(freja, taken_by=karen, hours_ago=2)

    assert "2 underretninger venter på 24-timers-vurdering, ældste 19 timer." in read(hanne)


def test_the_cohort_is_all_whose_time_ran_out_finished_or_not(hanne, karen, svend):
    (freja,) = a_family(svend)
    by = reading(karen, timezone.now()).hand
    in_time = a_worried_call(freja, taken_by=karen, hours_ago=60)
    intake.assess_safety(
        in_time.concerns[0], result="no_danger", reason="…", assessed_at=ago(hours=50), at=ago(hours=50), by=by
    )
    a_worried_call(freja, taken_by=karen, hours_ago=30)
    a_worried_call(freja, taken_by=karen, hours_ago=3)

    assert "1 af 2 vurderinger med frist i de seneste 7 dage kom inden for 24 timer." in read(hanne)


@pytest.mark.parametrize(("died", "counted"), [(40, "1 af 1 vurderinger"), (1, "1 af 2 vurderinger")])
def test_a_child_who_died_within_the_24_hours_is_not_counted_as_assessed_too_late(hanne, karen, svend, died, counted):
    freja, storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    by = reading(karen, timezone.now()).hand
    for child in (freja, storm):
        came = a_worried_call(child, taken_by=karen, hours_ago=50)
    soon = ago(hours=49)
    intake.assess_safety(came.concerns[0], result="no_danger", reason="…", assessed_at=soon, at=soon, by=by)
    record_death(freja, happened_at=ago(hours=died), at=ago(hours=died), by=by)

    assert f"{counted} med frist i de seneste 7 dage kom inden for 24 timer." in read(hanne)


def test_the_balance_is_received_equals_assessed_and_waiting(bodil, karen, svend):
    freja, storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    first = a_worried_call(freja, taken_by=karen, hours_ago=30)
    a_worried_call(storm, taken_by=karen)
    by = reading(karen, timezone.now()).hand
    at = ago(hours=20)
    intake.assess_safety(first.concerns[0], result="no_danger", reason="…", assessed_at=at, at=at, by=by)

    assert "Modtaget 2 = vurderet 1 + venter 1" in read(bodil)


def test_a_sentence_opens_to_the_children_behind_and_the_list_is_noted(bodil, karen, svend):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=30)

    page = read(bodil, reverse("insight:behind", args=["overskredet"]))

    assert "Freja Ågård" in page
    assert "24-timers vurdering" in page
    assert ListReading.objects.get(page="insight:overskredet").children[0] == freja.pk


def test_a_head_counts_the_whole_municipality_but_names_only_whom_she_may_see(grethe, karen, svend):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=30)

    overview, behind = read(grethe), read(grethe, reverse("insight:behind", args=["venter"]))

    assert "1 underretning venter" in overview
    assert "Freja" not in behind
    assert "Ingen af dem er børn, du har adgang til." in behind


def test_another_units_leader_counts_none_of_them(sofie, fjordby, karen, svend):
    leader = hire("per", "Per Lund", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.south)
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=30)

    page = read(leader)

    assert "Ingen underretninger venter" in page
    assert "Ingen frister er overskredet." in page


@pytest.mark.parametrize("which", ["venter", "rettidighed", "afklares", "overskredet", "samtaler"])
def test_every_list_needs_no_more_than_twelve_statements(bodil, karen, svend, which, shown_with_few_questions):
    for name in ("Freja", "Storm", "Ida"):
        (child,) = a_family(svend, [name], address=f"{name}s vej 1")
        a_worried_call(child, taken_by=karen, hours_ago=30, safety_flags=("abuse_physical",))
    browser = at_the_desk(bodil)

    shown_with_few_questions(browser, reverse("insight:behind", args=[which]))


def test_the_overview_needs_no_more_than_twelve_statements(bodil, shown_with_few_questions):
    browser = at_the_desk(bodil)

    shown_with_few_questions(browser, "/ledelse/")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            about_waiting(Waiting(1, 1, NOW - timedelta(minutes=5)), now=NOW),
            "1 underretning venter på 24-timers-vurdering, ældste under 1 time.",
        ),
        (
            about_waiting(Waiting(2, 5, NOW - timedelta(days=3)), now=NOW),
            "2 underretninger (5 børn) venter på 24-timers-vurdering, ældste 3 dage.",
        ),
        (about_assessed(Share(6, 7)), "6 af 7 vurderinger med frist i de seneste 7 dage kom inden for 24 timer."),
        (about_passed(Share(1, 1)), "1 frist er overskredet for 1 barn."),
        (about_heard(Share(2, 5)), "2 af 5 børn, der skulle høres de seneste 90 dage, er ikke talt med endnu."),
        (about_heard(Share(0, 5)), "Alle 5 børn, der skulle høres de seneste 90 dage, er talt med."),
    ],
)
def test_sentences_are_plain_danish(sentence, words):
    assert sentence.words == words


def test_what_does_not_get_out_of_the_house_is_told_in_a_sentence_and_listed_without_anybody(bodil, karen, svend):
    (freja,) = a_family(svend)
    assert "ud af huset" not in read(bodil)
    a_worried_call(freja, taken_by=karen, hours_ago=3)
    Outgoing.objects.update(trouble="Mailserveren svarede 451.", attempts=4)
    waiting = Outgoing.objects.count()

    page, behind = read(bodil), read(bodil, "/ledelse/udbakke/")

    assert 'href="/ledelse/udbakke/"' in page and "ikke kommet ud af huset, ældste 3 timer." in page
    assert behind.count("Mailserveren svarede 451.") == waiting > 0
    assert "Besked om en ny underretning" in behind and "Freja" not in behind


def test_the_outbox_is_for_leaders(svend):
    assert at_the_desk(svend).get("/ledelse/udbakke/").status_code == 404


def test_post_nobody_has_filed_is_counted_and_opens_to_the_list(bodil, svend, fjordby, django_assert_max_num_queries):
    assert "Al post er lagt i sagerne." in read(bodil)
    put_in_basket(svend, fjordby)

    assert (
        "1 stykke post er ikke lagt i en sag, 1 har ligget mere end 2 hverdage, det ældste er fra 16. oktober"
        in read(bodil)
    )
    browser = at_the_desk(bodil)
    with django_assert_max_num_queries(12):
        page = browser.get("/ledelse/post/").content.decode()
    assert "Udtalelse fra skolen" in page and "Familiegruppe Nord" in page


def test_a_head_counts_all_post_and_reads_what_it_is_only_in_her_own_baskets(grethe, svend, fjordby):
    put_in_basket(svend, fjordby)

    page = read(grethe, "/ledelse/post/")

    assert "Post i en anden enheds kurv" in page
    assert "Udtalelse fra skolen" not in page
    assert ListReading.objects.filter(page="insight:post").exists()


def test_mail_that_does_not_come_in_is_said_on_the_first_page(bodil, settings):
    settings.IMAP_HOST, settings.IMAP_USER, settings.IMAP_PASSWORD = "mail.fjordby.invalid", "post", "hemmelig"

    assert "Der er ikke hentet mail endnu." in read(bodil)
    assert "Mail kommer ikke ind" in read(bodil, "/ledelse/post/")


def test_a_long_list_is_read_page_by_page_and_each_page_is_noted(bodil, karen, svend, monkeypatch):
    monkeypatch.setattr(queries, "MOST", 2)
    for child in a_family(svend, ["Freja Ågård", "Storm Ågård", "Ida Ågård"]):
        a_worried_call(child, taken_by=karen, hours_ago=30)
    address = reverse("insight:behind", args=["venter"])

    first, last = read(bodil, address), read(bodil, f"{address}?page=2")

    names = ("Freja Ågård", "Storm Ågård", "Ida Ågård")
    assert [sum(name in page for name in names) for page in (first, last)] == [2, 1]
    assert "Side 1 af 2" in first and "Side 2 af 2" in last
    assert "3 i alt" in first and "3 i alt" in last
    assert sorted(len(each.children) for each in ListReading.objects.filter(page="insight:venter")) == [1, 2]
