"""A child goes to another unit when that unit's leader takes it; until then nobody has let go of it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, lines_of
from tests.world.people import at_the_desk, hire, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.access.models import Key
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import UnitHandOver
from tovholder.practice.casework.queries.waiting import tasks_waiting_for

pytestmark = pytest.mark.django_db
WHY = "Familien er flyttet til Syd."


@pytest.fixture
def inger(fjordby, sofie):
    """Inger leads Familiegruppe Syd, where Sofie is a caseworker."""
    return hire("inger", "Inger Toft", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.south)


@pytest.fixture
def asked(freja, fjordby, bodil, inger, svends_hand):
    """Nord has asked Syd to take Freja over."""
    told = {"to_unit": fjordby.south, "because": WHY}
    (asked,) = actions.ask_to_take_over([freja], **told, at=NOVEMBER_2, by=svends_hand)
    return asked


def address(name, thing):
    return reverse(f"casework:{name}", args=[thing.pk])


def sees(user, child):
    now = timezone.now()
    return Child.objects.visible_to(reading(user, now), at=now).filter(pk=child.pk).exists()


def on_the_desk_of(user):
    return [task.kind for task in tasks_waiting_for(reading(user, timezone.now()))]


def test_the_units_leader_asks_another_with_the_siblings_and_nothing_has_moved(
    freja, storm, bodil, inger, sofie, fjordby
):
    told = {"unit": fjordby.south.pk, "because": WHY}

    pressed_twice(at_the_desk(bodil), address("ask_unit", freja), told)

    freja.refresh_from_db()
    assert freja.unit == fjordby.north
    assert UnitHandOver.objects.get().answered_at is None
    assert (on_the_desk_of(inger), on_the_desk_of(bodil)) == (["take_over"], [])
    assert (sees(inger, freja), sees(sofie, freja), sees(bodil, freja)) == (True, False, True)


def test_a_unit_that_has_not_answered_is_named_and_no_other_is_asked(asked, freja, bodil, karen, fjordby):
    hire("kirsten", "Kirsten Lang", title="Leder", kind=PostKind.TEAM_LEADER, unit=fjordby.intake)
    hire("kaja", "Kaja Lund", title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.intake)
    browser, asks = at_the_desk(bodil), address("ask_unit", freja)

    page = browser.get(asks).content.decode()
    assert "Familiegruppe Syd blev spurgt 2. november 2026 og har ikke svaret endnu." in page
    assert (address("answer_hand_over", asked) in page, "<textarea" in page, 'name="unit"' in page) == (
        True,
        False,
        False,
    )

    # Another leader had the form open since before the first asked.
    late = browser.post(asks, {"unit": fjordby.intake.pk, "because": "De bor nær ved."}).content.decode()
    assert "Familiegruppe Syd er allerede spurgt og har ikke svaret endnu." in late
    assert "De bor nær ved." in late
    assert UnitHandOver.objects.get().to_unit == fjordby.south


def test_a_sibling_who_waits_for_an_answer_is_named_and_left_out(asked, freja, storm, bodil, inger, fjordby):
    browser, asks = at_the_desk(bodil), address("ask_unit", storm)
    page = browser.get(asks).content.decode()
    assert "Freja Ågård, 9 år: Familiegruppe Syd blev spurgt 2. november 2026" in page
    assert f'value="{freja.pk}"' not in page

    browser.post(asks, {"unit": fjordby.south.pk, "because": WHY})

    assert UnitHandOver.objects.filter(child=storm).count() == 1
    assert UnitHandOver.objects.filter(child=freja).count() == 1


def test_who_is_asked_is_told_by_name(freja, bodil, inger, fjordby):
    told = {"unit": fjordby.south.pk, "because": WHY}

    after = at_the_desk(bodil).post(address("ask_unit", freja), told, follow=True).content.decode()

    assert "Familiegruppe Syd er spurgt" in after


def test_sagens_gang_shows_each_leader_the_ways_that_are_open_to_her(asked, freja, storm, bodil, inger, svend, fjordby):
    answers, asks = address("answer_hand_over", asked), address("ask_unit", storm)

    def ways(user, child, way):
        there = way in at_the_desk(user).get(address("life_of_case", child)).content.decode()
        opens = at_the_desk(user).get(way).status_code == 200
        assert there == opens
        return there

    assert [ways(user, freja, answers) for user in (bodil, inger, svend)] == [True, True, False]
    assert ways(bodil, storm, asks)
    browser, asks_freja = at_the_desk(inger), address("ask_unit", freja)
    for page in (address("life_of_case", freja), address("change_caseworker", freja)):
        assert asks_freja not in browser.get(page).content.decode()
    assert browser.get(asks_freja).status_code == 404


def test_a_unit_nobody_else_can_answer_for_says_so(freja, bodil):
    page = at_the_desk(bodil).get(address("ask_unit", freja)).content.decode()

    assert "Ingen anden enhed har både en leder, der kan svare, og en rådgiver." in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_the_caseworker_is_told_who_answers(asked, freja, svend):
    task = freja.tasks.get()

    browser = at_the_desk(svend)
    page = browser.get(address("finish_task", task), follow=True).content.decode()

    assert "Det er lederen af Familiegruppe Syd, der svarer." in page
    assert "Familiegruppe Syd: Barnet skal til en anden enhed." in browser.get(f"/barn/{freja.pk}/").content.decode()


def test_a_head_answers_for_the_unit_she_leads_and_for_no_other(freja, fjordby, bodil, sofie, svends_hand):
    ulla = hire("ulla", "Ulla Riis", title="Afdelingsleder", kind=PostKind.HEAD, unit=fjordby.south)
    hanne = hire("hanne", "Hanne Møller", title="Afdelingsleder", kind=PostKind.HEAD, unit=fjordby.intake)
    assert "Familiegruppe Syd" in at_the_desk(bodil).get(address("ask_unit", freja)).content.decode()

    told = {"to_unit": fjordby.south, "because": WHY}
    (asked,) = actions.ask_to_take_over([freja], **told, at=NOVEMBER_2, by=svends_hand)

    answers = address("answer_hand_over", asked)
    assert [on_the_desk_of(each) for each in (ulla, hanne)] == [["take_over"], []]
    assert [at_the_desk(each).get(answers).status_code for each in (ulla, hanne)] == [200, 404]


def test_only_the_childs_own_leader_asks(freja, svend, inger):
    assert at_the_desk(svend).get(address("ask_unit", freja)).status_code == 404
    assert at_the_desk(inger).get(address("ask_unit", freja)).status_code == 404


def test_only_units_with_somebody_to_answer_and_somebody_to_give_the_child_to_can_be_asked(
    freja, bodil, inger, sofie, karen, fjordby
):
    hire("kirsten", "Kirsten Lang", title="Leder", kind=PostKind.TEAM_LEADER, unit=fjordby.intake)

    page = at_the_desk(bodil).get(address("ask_unit", freja)).content.decode()

    units = ("Familiegruppe Syd", "Døgnvagten", "Modtagelsen</label>")
    assert [each in page for each in units] == [True, False, False]


def test_the_other_leader_takes_the_child_and_somebody_has_it_from_that_moment(asked, freja, inger, sofie, fjordby):
    browser, post = at_the_desk(inger), sofie.employments.get().post
    answers = address("answer_hand_over", asked)
    assert WHY in browser.get(answers).content.decode()

    assert pressed_twice(browser, answers, {"post": post.pk})[0] == reverse("desk:hand_over", args=[freja.pk])

    freja.refresh_from_db()
    asked.refresh_from_db()
    assert (freja.unit, freja.caseworker, asked.taken) == (fjordby.south, post, True)
    assert Key.objects.filter(closes_at=None).count() == 0
    assert (on_the_desk_of(inger), sees(sofie, freja)) == ([], True)


def test_what_a_unit_says_when_it_takes_the_child_stands_with_the_answer(asked, freja, inger, sofie):
    browser, post = at_the_desk(inger), sofie.employments.get().post

    browser.post(address("answer_hand_over", asked), {"post": post.pk, "because": "Vi ringer til mor i dag."})

    asked.refresh_from_db()
    assert (asked.taken, asked.answer) == (True, "Vi ringer til mor i dag.")
    assert "Vi ringer til mor i dag." in browser.get(address("life_of_case", freja)).content.decode()


def test_who_does_not_take_the_child_says_why_and_the_first_leader_goes_on(asked, freja, bodil, inger, fjordby):
    browser, answers = at_the_desk(inger), address("answer_hand_over", asked)
    assert "Skriv, hvorfor I ikke overtager barnet." in browser.post(answers, {"post": "no"}).content.decode()

    assert pressed_twice(browser, answers, {"post": "no", "because": "Ingen plads."}) == [reverse("desk:my_day")] * 2

    freja.refresh_from_db()
    assert freja.unit == fjordby.north
    assert (sees(inger, freja), on_the_desk_of(inger), on_the_desk_of(bodil)) == (False, [], ["not_taken_over"])
    leader, task = at_the_desk(bodil), freja.tasks.get(kind="not_taken_over")
    for page in (address("life_of_case", freja), address("finish_task", task)):
        assert "Ingen plads." in leader.get(page).content.decode()


@pytest.mark.parametrize("what_then", ["asked again", "given on"])
def test_what_happens_after_a_no_is_found_out_when_a_unit_is_asked_again_or_the_child_is_in_another(
    asked, freja, bodil, sofie, fjordby, svends_hand, what_then
):
    when = {"at": NOVEMBER_9, "by": svends_hand}
    actions.refuse_hand_overs([asked], because="Ingen plads.", **when)
    assert on_the_desk_of(bodil) == ["not_taken_over"]

    if what_then == "asked again":
        actions.ask_to_take_over([freja], to_unit=fjordby.south, because=WHY, **when)
    else:
        actions.change_caseworker(freja, post=sofie.employments.get().post, **when)

    assert on_the_desk_of(bodil) == []
    assert not freja.tasks.filter(kind="not_taken_over", done_at=None).exists()


@pytest.fixture
def both_asked(freja, storm, fjordby, bodil, inger, svends_hand):
    """Nord has asked Syd to take Freja and her brother Storm over."""
    told = {"to_unit": fjordby.south, "because": WHY}
    return actions.ask_to_take_over([freja, storm], **told, at=NOVEMBER_2, by=svends_hand)


def test_siblings_who_were_asked_about_together_are_taken_with_one_answer(both_asked, freja, storm, inger, sofie):
    first, second = both_asked
    browser, post = at_the_desk(inger), sofie.employments.get().post
    page = browser.get(address("answer_hand_over", first)).content.decode()
    assert ("Overtag børnene?" in page, f'value="{second.pk}"' in page) == (True, True)

    browser.post(address("answer_hand_over", first), {"post": post.pk, "also": [second.pk]})

    for child in (freja, storm):
        child.refresh_from_db()
        assert child.caseworker == post
    assert list(UnitHandOver.objects.values_list("taken", flat=True)) == [True, True]
    assert on_the_desk_of(inger) == []


def test_a_sibling_the_answer_does_not_speak_of_is_answered_next(both_asked, freja, storm, bodil, inger, sofie):
    first, second = both_asked
    browser, post = at_the_desk(inger), sofie.employments.get().post

    led = browser.post(address("answer_hand_over", first), {"post": post.pk})

    assert led["Location"] == address("answer_hand_over", second)
    assert on_the_desk_of(inger) == ["take_over"]
    browser.post(led["Location"], {"post": "no", "because": "Storm bliver hos jer."})
    storm.refresh_from_db()
    second.refresh_from_db()
    assert (storm.unit, second.taken, on_the_desk_of(bodil)) == (freja.unit, False, ["not_taken_over"])


def test_one_no_is_for_both_and_each_childs_leader_finds_out_what_then(both_asked, freja, storm, bodil, inger):
    first, second = both_asked

    no = {"post": "no", "because": "Ingen plads.", "also": [second.pk]}
    pressed_twice(at_the_desk(inger), address("answer_hand_over", first), no)

    assert (on_the_desk_of(inger), on_the_desk_of(bodil)) == ([], ["not_taken_over"] * 2)
    assert (sees(inger, freja), sees(inger, storm)) == (False, False)


def test_who_asked_about_siblings_calls_it_off_for_them_all(both_asked, bodil, inger):
    first, second = both_asked

    at_the_desk(bodil).post(address("answer_hand_over", first), {"because": "De bliver.", "also": [second.pk]})

    assert on_the_desk_of(inger) == []
    assert not UnitHandOver.objects.filter(answered_at=None).exists()


def test_what_another_leader_answered_meanwhile_stands(asked, inger, sofie, svends_hand):
    when = {"at": NOVEMBER_9, "by": svends_hand}
    stale = UnitHandOver.objects.get(pk=asked.pk)
    actions.give_children([asked.child], post=sofie.employments.get().post, **when)

    actions.refuse_hand_overs([stale], because="Ingen plads.", **when)

    asked.refresh_from_db()
    assert (asked.taken, asked.answer) == (True, "")


def test_who_asked_can_call_it_off(asked, freja, bodil, inger):
    pressed_twice(at_the_desk(bodil), address("answer_hand_over", asked), {"because": "De flytter tilbage."})

    assert (sees(inger, freja), on_the_desk_of(inger)) == (False, [])
    assert lines_of(freja)[-1] == "hand-over called off"


def test_a_child_given_on_by_another_way_waits_for_no_answer(asked, freja, inger, fjordby, svends_hand):
    karen = hire("kaja", "Kaja", title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.intake)

    actions.change_caseworker(freja, post=karen.employments.get().post, at=NOVEMBER_9, by=svends_hand)

    asked.refresh_from_db()
    assert (asked.taken, asked.answered_at) == (False, NOVEMBER_9)
    assert not sees(inger, freja)


def test_a_new_caseworker_in_the_same_unit_leaves_the_question_standing(asked, freja, svend, svends_hand):
    actions.change_caseworker(freja, post=svend.employments.get().post, at=NOVEMBER_9, by=svends_hand)

    asked.refresh_from_db()
    assert asked.answered_at is None


def test_the_database_keeps_one_question_at_a_time_and_no_refusal_without_words(asked, freja, fjordby):
    told = {"from_unit": fjordby.north, "to_unit": fjordby.south, "because": WHY, "happened_at": NOVEMBER_2}
    with pytest.raises(IntegrityError, match="one_waiting_hand_over"), transaction.atomic():
        UnitHandOver.objects.create(child=freja, recorded_at=NOVEMBER_2, **told)
    with pytest.raises(IntegrityError, match="taken_or_why_not"), transaction.atomic():
        UnitHandOver.objects.update(answered_at=NOVEMBER_9, taken=False)
