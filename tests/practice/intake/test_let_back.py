"""A hit on one of our own that was none: the deputy lets it back, and nobody in Modtagelsen had seen it before."""

from datetime import timedelta

import pytest

from tests.practice.intake.pages.visiting import page_at, page_of, sent
from tests.world.frontdesk import IDENTITIES, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, reading
from tovholder.foundation.access.models import ListReading, Shut
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.searching import search
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import OwnPerson
from tovholder.practice.intake.actions import StillShut, let_back, screen
from tovholder.practice.intake.queries import candidates_for, queue
from tovholder.practice.intake.queries.decided import decided_lately
from tovholder.practice.intake.queries.news import new_since
from tovholder.practice.intake.reports import ChildSaid, ParentSaid

pytestmark = pytest.mark.django_db


NUMBER = IDENTITIES["children_accept"][0]["cpr"]
NAMESAKE = ChildSaid(name="Åge Holm", cpr=NUMBER)
NOT_THE_SAME = "Han er født et andet år og bor et andet sted."


@pytest.fixture
def own_household(fjordby, karen):
    """Karen's husband: Åge Holm, Skovvej 7."""
    OwnPerson.objects.create(user=karen, name_key=folded("Åge Holm"), address_key=folded("Skovvej 7"))


@pytest.fixture
def came(own_household):
    """A boy who is also called Åge Holm."""
    return received(NAMESAKE)


def back(came, dorte, at=MONDAY_MORNING, **more):
    let_back(came.notification, reason=NOT_THE_SAME, at=at, by=hand(dorte, at), **more)


def seen_by(user, at=MONDAY_MORNING):
    return [row.notification for row in queue(reading(user, at), at)]


def test_it_goes_back_to_the_ordinary_queue(karen, dorte, came):
    assert (seen_by(karen), seen_by(dorte)) == ([], [came.notification])

    back(came, dorte)

    assert (seen_by(karen), seen_by(dorte)) == ([came.notification], [])
    child = came.concerns[0].child
    visible = Child.objects.visible_to
    assert visible(reading(karen), at=MONDAY_MORNING).filter(pk=child.pk).exists()
    assert not visible(reading(dorte), at=MONDAY_MORNING).filter(pk=child.pk).exists()
    assert not Shut.objects.filter(ends_at=None).exists()


def test_its_clocks_are_those_it_has_had_all_the_time(karen, dorte, came):
    def clocks():
        return sorted(came.concerns[0].child.deadlines.values_list("rule", "started_at", "due_at", "met_at"))

    before = clocks()

    back(came, dorte)

    came.concerns[0].refresh_from_db()
    assert came.concerns[0].assess_before == FRIDAY_EVENING + timedelta(hours=24)
    assert clocks() == before


def test_one_line_tells_who_let_it_back_and_why(dorte, came):
    back(came, dorte)
    back(came, dorte, at=MONDAY_MORNING + timedelta(minutes=1))

    line = Line.objects.get(deed="notification let back")
    assert (line.by_user, line.facts.facts["reason"]) == (dorte.pk, NOT_THE_SAME)
    assert [subject.child_id for subject in line.subjects.all()] == [came.concerns[0].child_id]


def test_nobody_in_modtagelsen_had_it_on_any_list_before(karen, came):
    reader = reading(karen)

    assert queue(reader, MONDAY_MORNING) == []
    assert new_since(reader, after=FRIDAY_EVENING - timedelta(days=1)) == 0
    assert decided_lately(reader, MONDAY_MORNING) == []
    assert list(search("Åge Holm", reader=reader).children) == []
    assert candidates_for(name="Åge Holm", reader=reader) == []
    assert candidates_for(cpr=NUMBER, reader=reader) == []


def test_no_page_of_modtagelsen_shows_it_while_it_is_with_the_deputy(desk, came):
    for page in ("/modtagelsen/", "/modtagelsen/?trin=ny", "/modtagelsen/?trin=afgjort", "/"):
        assert "Åge" not in desk.get(page).content.decode()
    assert desk.get(page_at(came)).status_code == 404
    assert all(came.concerns[0].child_id not in each.children for each in ListReading.objects.all())


def test_what_waited_on_the_child_already_follows_to_the_deputy_and_back(karen, dorte, freja, own_household):
    first = received(freja)
    assert seen_by(karen) == [first.notification]

    second = received(freja, parents=(ParentSaid(name="Aage Holm"),))

    assert seen_by(karen) == []
    assert set(seen_by(dorte)) == {first.notification, second.notification}
    back(second, dorte)
    assert set(seen_by(karen)) == {first.notification, second.notification}
    assert seen_by(dorte) == []


def test_while_another_true_hit_stands_the_child_stays_shut(karen, dorte, freja, own_household):
    first = received(freja, parents=(ParentSaid(name="Aage Holm"),))
    second = received(freja, suspect_name="Karen Holm", at=FRIDAY_EVENING + timedelta(hours=1))

    with pytest.raises(StillShut):
        back(first, dorte)
    assert seen_by(karen) == []

    back(first, dorte, along=[second.notification])
    assert set(seen_by(karen)) == {first.notification, second.notification}


def test_the_leader_of_the_deputy_is_mailed_without_a_word_about_anybody(dorte, came):
    mail = Outgoing.objects.get(payload__user=str(dorte.pk))

    assert mail.payload == {
        "notification": str(came.notification.pk),
        "user": str(dorte.pk),
        "path": "/modtagelsen/",
    }


def test_the_deputy_lets_it_back_on_a_page_with_a_reason(browser_of, desk, dorte, came):
    deputy = browser_of(dorte)
    assert "Ikke den samme person" in page_of(deputy.get(page_at(came)))

    without = sent(deputy, page_at(came, "ikke-samme-person/"), reason=" ")
    done = sent(deputy, page_at(came, "ikke-samme-person/"), reason=NOT_THE_SAME)

    assert "Udfyld »Hvorfor er det ikke den samme person?«." in page_of(without)
    assert done.url == "/modtagelsen/"
    assert "Åge Holm" in page_of(desk.get("/modtagelsen/"))
    assert desk.get(page_at(came, "ikke-samme-person/")).status_code == 404


def test_the_page_asks_about_the_other_hit_on_the_same_child(browser_of, dorte, freja, own_household):
    first = received(freja, parents=(ParentSaid(name="Aage Holm"),))
    second = received(freja, suspect_name="Karen Holm", at=FRIDAY_EVENING - timedelta(hours=1))
    deputy = browser_of(dorte)
    address = page_at(first, "ikke-samme-person/")

    told = sent(deputy, address, reason=NOT_THE_SAME)
    assert "Sæt kryds ved den" in page_of(told) and NOT_THE_SAME in page_of(told)
    sent(deputy, address, reason=NOT_THE_SAME, also=[str(second.notification.pk)])

    assert seen_by(dorte) == []


def test_nobody_else_has_the_page(desk, browser_of, svend, came, freja):
    own = received(freja)

    assert desk.get(page_at(came, "ikke-samme-person/")).status_code == 404
    assert browser_of(svend).get(page_at(came, "ikke-samme-person/")).status_code == 404
    assert desk.get(page_at(own, "ikke-samme-person/")).status_code == 404


def test_the_deputys_leader_finds_it_on_the_first_page_of_the_day(browser_of, dorte, bodil, came):
    address = page_at(came)

    assert f'href="{address}"' in browser_of(dorte).get("/").content.decode()
    assert address not in browser_of(bodil).get("/").content.decode()


def test_the_deputys_key_stays_closed_when_it_is_decided_in_modtagelsen(karen, dorte, came):
    back(came, dorte)
    came.concerns[0].refresh_from_db()
    at = MONDAY_MORNING + timedelta(hours=1)

    screen(came.concerns[0], outcome="N0", reason="Intet", screened_at=at, at=at, by=hand(karen, at))

    visible = Child.objects.visible_to(reading(dorte, at), at=at + timedelta(minutes=1))
    assert not visible.filter(pk=came.concerns[0].child_id).exists()
