"""Modtagelsen as a page: who waits, and who may look."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_of
from tests.world.frontdesk import LITTLE_BOY, NEIGHBOUR, NOBODY_KNOWN, TEACHER, assessed, hand, received, screened
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING
from tovholder.foundation.access.models import ListReading
from tovholder.practice.intake.actions import assess_safety
from tovholder.practice.intake.models import Notification
from tovholder.practice.intake.reports import ChildSaid, ParentSaid

pytestmark = pytest.mark.django_db

QUEUE = "/modtagelsen/"


def test_a_row_says_what_has_to_be_seen_before_it_is_opened(desk, freja):
    received(freja, at=FRIDAY_EVENING - timedelta(days=400))
    received(freja, at=FRIDAY_EVENING - timedelta(days=20), notifier=NEIGHBOUR)
    received(freja, at=AFTERNOON, text="Tør ikke gå hjem.", safety_flags=("abuse_physical",))

    page = page_of(desk.get(QUEUE))

    assert "3 t 0 min" in page and "21 timer tilbage" in page
    assert "Freja Ågård, 9 år" in page
    assert "2. underretning på 12 mdr. (3 i alt, 2 afsendere)" in page
    assert "Tør ikke gå hjem." in page
    assert "Mistanke om fysisk vold" in page
    assert "Kvittering mangler" in page
    assert "Kontaktstop" in page


def test_danger_now_is_said_in_a_word(desk, freja):
    received(freja, at=AFTERNOON, danger_now="yes")

    assert "Fare nu" in page_of(desk.get(QUEUE))


def test_the_flagged_stand_on_top_and_then_the_oldest(desk, freja):
    received(LITTLE_BOY, at=FRIDAY_EVENING - timedelta(hours=2), text="Den næstældste.")
    received(freja, at=FRIDAY_EVENING - timedelta(hours=5), text="Den ældste.")
    received(ChildSaid(name="Ida"), at=AFTERNOON, text="Den med tegn.", safety_flags=("suicide",))

    page = page_of(desk.get(QUEUE))

    assert page.index("Den med tegn.") < page.index("Den ældste.") < page.index("Den næstældste.")


def test_a_row_past_its_24_hours_says_so(desk, clock, came):
    clock(AFTERNOON + timedelta(hours=26))

    page = page_of(desk.get(QUEUE))

    assert "2 timer over fristen" in page and "Over fristen" in page


def test_received_is_assessed_and_waiting(desk, came, karen):
    received(LITTLE_BOY, at=AFTERNOON)
    assessed(came.concerns[0], by=hand(karen), at=FRIDAY_EVENING)

    assert "modtaget 2 = vurderet 1 + venter 1" in page_of(desk.get(QUEUE))


def test_each_stage_shows_its_own(desk, came, karen):
    received(LITTLE_BOY, at=AFTERNOON, text="Den nye.")
    late = received(ChildSaid(name="Ida"), at=AFTERNOON, text="Den afgjorte.")
    for concern in (came.concerns[0], late.concerns[0]):
        assessed(concern, by=hand(karen), at=FRIDAY_EVENING)
    screened(late.concerns[0], outcome="N0", unfounded=True, by=hand(karen))

    asked = received(ChildSaid(name="Storm"), at=AFTERNOON, text="Den, der mangler svar.").concerns[0]
    assessed(asked, by=hand(karen), at=FRIDAY_EVENING)

    stages = ("ny", "vurderet", "afklares", "afgjort")
    new, seen_to, clarifying, decided = (page_of(desk.get(f"{QUEUE}?trin={stage}")) for stage in stages)

    assert "Nye (1)" in new and "Vurderet (1)" in new and "Afklares (1)" in new
    assert "Storm" in clarifying and "Freja" not in clarifying and "Den nye." not in clarifying
    assert "Den nye." in new and "Freja" not in new
    assert "Freja" in seen_to and "Den nye." not in seen_to
    assert "Ida" in decided and "Ubegrundet." in decided and "Freja" not in decided


@pytest.mark.parametrize("asked", ["?trin=andet", "?page=0", "?page=-3", "?page=x", "?page=99999999999"])
def test_an_address_that_makes_no_sense_is_still_a_page(desk, came, asked):
    assert desk.get(QUEUE + asked).status_code == 200


def test_a_page_has_fifty_rows_and_leads_to_the_next(desk):
    for number in range(52):
        received(ChildSaid(name=f"Barn nr. {number:02}"), at=AFTERNOON + timedelta(minutes=number))

    first, second = page_of(desk.get(QUEUE)), page_of(desk.get(f"{QUEUE}?page=2"))

    assert first.count('<p class="worry">') == 50 and "Næste" in first and "Forrige" not in first
    assert second.count('<p class="worry">') == 2 and "Næste" not in second and "Forrige" in second


@pytest.mark.parametrize("children", [1, 30])
@pytest.mark.parametrize("stage", ["", "?trin=ny", "?trin=vurderet", "?trin=afklares", "?trin=afgjort", "?vis=tavle"])
def test_the_page_asks_the_database_twelve_things_at_most(desk, shown_with_few_questions, children, stage):
    for number in range(children):
        received(ChildSaid(name=f"Barn nr. {number}"), at=AFTERNOON)

    shown_with_few_questions(desk, QUEUE + stage)


def test_one_look_is_one_line_in_the_log_with_the_children_on_it(desk, came, freja):
    received(LITTLE_BOY, at=AFTERNOON)

    desk.get(QUEUE)

    (reading,) = ListReading.objects.all()
    assert freja.pk in reading.children and len(reading.children) == 2


def test_an_empty_queue_says_so_and_logs_nothing(desk):
    assert "Ingen underretninger venter." in page_of(desk.get(QUEUE))
    assert not ListReading.objects.exists()


@pytest.mark.parametrize(
    ("who", "answer"), [("karen", 200), ("nadja", 200), ("dorte", 200), ("svend", 404), ("bodil", 404)]
)
def test_intake_the_watch_and_the_deputy_may_look_and_nobody_else(request, browser_of, came, who, answer):
    client = browser_of(request.getfixturevalue(who))

    assert client.get(QUEUE).status_code == answer
    assert client.get("/modtagelsen/ny/", follow=True).status_code == answer


def test_the_deputy_sees_what_was_sent_to_her_and_nothing_else(browser_of, dorte, came, fjordby):
    routed = received(LITTLE_BOY, at=AFTERNOON, text="Om en kollega.")
    Notification.objects.filter(pk=routed.notification.pk).update(unit=fjordby.south, routed_to_deputy=True)

    page = page_of(browser_of(dorte).get(QUEUE))

    assert "Om en kollega." in page and "Freja" not in page


def test_modtagelsen_does_not_see_what_was_sent_to_the_deputy(desk, fjordby):
    routed = received(LITTLE_BOY, at=AFTERNOON, text="Om en kollega.")
    Notification.objects.filter(pk=routed.notification.pk).update(unit=fjordby.south, routed_to_deputy=True)

    assert "Om en kollega." not in page_of(desk.get(QUEUE))
    assert desk.get(f"/modtagelsen/{routed.concerns[0].pk}/").status_code == 404


def test_nobody_is_in_the_title_or_kept_in_the_browser(desk, came):
    answer = desk.get(QUEUE)

    assert answer["Cache-Control"] == "no-store"
    (title,) = re.findall(r"<title>(.*?)</title>", answer.content.decode())
    assert title == "Modtagelsen – Tovholder"


def test_who_is_anonymous_is_not_waited_for_with_an_acknowledgement(desk, freja):
    received(freja, at=AFTERNOON, notifier=NOBODY_KNOWN)

    assert "Kvittering mangler" not in page_of(desk.get(QUEUE))


def test_the_question_whether_there_is_anything_new_is_answered_with_a_number_only(desk, freja):
    received(freja, LITTLE_BOY, at=FRIDAY_EVENING, notifier=TEACHER)

    answer = desk.get("/modtagelsen/nyt/", {"efter": AFTERNOON.isoformat()})

    assert "Vis 2 nye" in page_of(answer)
    assert "Freja" not in page_of(answer)
    assert not ListReading.objects.exists()


@pytest.mark.parametrize("after", ["", "i går", "2026-10-16T10:00:00", MONDAY_MORNING.isoformat()])
def test_nothing_new_is_nothing_said(desk, came, after):
    assert page_of(desk.get("/modtagelsen/nyt/", {"efter": after})) == ""


def test_the_board_is_chosen_and_remembered_until_the_list_is(desk, came):
    assert 'class="board"' not in page_of(desk.get(QUEUE))

    chosen = page_of(desk.get(f"{QUEUE}?vis=tavle"))

    headings = re.findall(r'<h2 id="column-[^"]*"><a [^>]*>([^<]*)</a>', chosen)
    assert headings == ["Ny", "Vurderet inden 24 timer", "Afklares", "Afgjort"]
    assert "Freja Ågård, 9 år" in chosen
    assert 'class="board"' in page_of(desk.get(QUEUE))
    assert 'class="board"' not in page_of(desk.get(f"{QUEUE}?trin=ny"))
    desk.get(f"{QUEUE}?vis=liste")
    assert 'class="board"' not in page_of(desk.get(QUEUE))


def test_the_board_is_one_look_in_the_log(desk, came, freja):
    desk.get(f"{QUEUE}?vis=tavle")

    assert ListReading.objects.get().children == [freja.pk]


def test_the_balance_says_how_many_stand_elsewhere_and_not_who(desk, came, karen):
    received(ChildSaid(name="Åge Holm"), parents=(ParentSaid(name="Karen Holm"),), at=AFTERNOON)

    page = page_of(desk.get(QUEUE))

    assert "modtaget 2 = vurderet 0 + venter 2 (heraf 1 hos en anden enhed eller stedfortræderen)" in page
    assert "Åge" not in page


def test_what_the_clock_says_is_never_said_twice(desk, came, karen, clock):
    clock(AFTERNOON + timedelta(hours=30))
    assess_safety(
        came.concerns[0],
        result="no_danger",
        reason="Talt med skolen.",
        assessed_at=AFTERNOON + timedelta(hours=25),
        at=AFTERNOON + timedelta(hours=30),
        by=hand(karen),
    )

    assert "Vurderet efter fristen" in page_of(desk.get(QUEUE))
