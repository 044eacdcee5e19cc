"""The pages of the plan: filled in and saved, with what is missing said in Danish."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.practice.plans.conftest import SCHOOL, SLEEP
from tovholder.core.time.calendar import danish_day, months_after
from tovholder.foundation.families.models import ContactHold
from tovholder.foundation.letters.models import Letter
from tovholder.practice.casework import actions as case
from tovholder.practice.casework.models import FollowUp, Visible
from tovholder.practice.plans.models import PlanComment, PlanSent
from tovholder.practice.plans.queries import goals_in_force, next_follow_up
from tovholder.practice.plans.queries.writing import written

pytestmark = pytest.mark.django_db
LOG_IN = "allauth.account.auth_backends.AuthenticationBackend"
DAY = timedelta(days=1)


@pytest.fixture
def at_desk(client: Client, svend) -> Client:
    """Svend at his desk."""
    client.force_login(svend, backend=LOG_IN)
    return client


@pytest.fixture
def now():
    return timezone.now()


def page(name, child, *, parents=False):
    return reverse(f"plans:{'parents_' if parents else ''}{name}", args=[child.pk])


def words_of(answer) -> str:
    return answer.content.decode()


def test_the_first_goal_begins_the_plan(at_desk, freja):
    empty = words_of(at_desk.get(page("plan", freja)))
    assert "Det første mål begynder den" in empty
    assert "Barnets lov § 91" in empty

    answer = at_desk.post(page("add_goal", freja), {**SLEEP, "by_when": "2026-12-01"}, follow=True)

    assert "Målet er gemt" in words_of(answer)
    assert SLEEP["see"] in words_of(answer)
    assert "gælder ikke endnu" in words_of(answer)


def test_a_goal_must_say_what_we_want_to_see(at_desk, freja):
    answer = at_desk.post(page("add_goal", freja), {**SLEEP, "see": "", "part": ""})

    assert "Udfyld “Hvad vil vi se?”." in words_of(answer)
    assert "Vælg et svar til “Hvad handler målet om?”." in words_of(answer)
    assert written(freja).shown is None


def test_the_plan_does_not_hold_before_it_says_how_the_wish_counted(at_desk, freja, write, now):
    write([freja], SLEEP, at=now)
    ahead = (danish_day(now) + 60 * DAY).isoformat()

    refused = at_desk.post(page("make", freja), {"influence": " ", "first_follow_up_on": ahead})
    assert "Udfyld" in words_of(refused)
    assert goals_in_force(freja) == []

    said = {"influence": "Freja bliver hos mor.", "first_follow_up_on": ahead}
    assert "Planen gælder nu" in words_of(at_desk.post(page("make", freja), said, follow=True))
    assert next_follow_up(freja).day.isoformat() == ahead


def test_the_first_follow_up_cannot_be_booked_for_yesterday(at_desk, freja, write, now):
    write([freja], SLEEP, at=now)
    said = {"influence": "Ja.", "first_follow_up_on": (danish_day(now) - DAY).isoformat()}

    assert "Dagen ligger før i dag" in words_of(at_desk.post(page("make", freja), said))


def test_the_laws_latest_day_stands_where_the_first_follow_up_is_booked(at_desk, freja, write, svends_hand, now):
    write([freja], SLEEP, at=now)
    case.start_measure(freja, kind="5", happened_at=now - 10 * DAY, at=now, by=svends_hand)

    assert "Lovens seneste dag er" in words_of(at_desk.get(page("make", freja)))


def test_only_words_the_child_has_let_us_share_may_be_quoted(at_desk, freja, svends_hand, now):
    talk = case.speak_with_child(
        freja, about="mor", words="Jeg vil bo hos mor. Jeg er bange for Bo.", happened_at=now, at=now, by=svends_hand
    )
    assert "Ingen samtale er delt endnu" in words_of(at_desk.get(page("wish", freja)))

    case.share_words(
        talk, visible_to=[Visible.CUSTODY_HOLDER], child_asked="Ja, mor må vide det", at=now, by=svends_hand
    )
    shown = words_of(at_desk.get(page("wish", freja)))
    assert "Jeg vil bo hos mor." in shown

    made_up = {"wish": "Jeg vil bo hos mor. Jeg vil have en hund.", "wish_from": str(talk.pk)}
    assert "Det står ikke i de ord" in words_of(at_desk.post(page("wish", freja), made_up))
    said = {"wish": "Jeg vil bo hos mor.", "wish_from": str(talk.pk)}
    assert "Ønsket er gemt" in words_of(at_desk.post(page("wish", freja), said, follow=True))
    assert written(freja).in_work.wish_talk == talk


def test_nobody_is_made_to_say_that_the_wish_was_written_with_the_child(at_desk, freja):
    answer = at_desk.post(page("wish", freja), {"wish": "Jeg vil have en hund."})

    assert "Vælg et svar til “Hvor kommer ordene fra?”" in words_of(answer)
    assert " checked" not in words_of(at_desk.get(page("wish", freja)))


def test_before_a_revision_holds_it_is_shown_what_it_changes(at_desk, freja, planned, write, now):
    planned(freja, at=now)
    write([freja], {**SLEEP, "who": "Far"}, thread=goals_in_force(freja)[0].thread, at=now)

    shown = words_of(at_desk.get(page("make", freja)))

    assert "Ændret ved målet “Freja sover hele natten”: hvem der gør det" in shown


def test_without_a_wish_the_plan_says_why(at_desk, storm):
    refused = at_desk.post(page("wish", storm), {"wish": "", "wish_from": "none"})
    assert "Skriv, hvorfor barnets ønske ikke står i planen" in words_of(refused)

    at_desk.post(page("wish", storm), {"wish_from": "none", "no_wish_because": "Storm er fire år."})
    assert "Storm er fire år." in words_of(at_desk.get(page("plan", storm)))


def test_words_that_are_no_longer_shared_do_not_leave_the_house(at_desk, freja, home, write, svends_hand, now):
    talk = case.speak_with_child(freja, words="Jeg vil bo hos mor.", happened_at=now, at=now, by=svends_hand)
    case.share_words(talk, visible_to=[Visible.CUSTODY_HOLDER], child_asked="Ja", at=now, by=svends_hand)
    at_desk.post(page("wish", freja), {"wish": "Jeg vil bo hos mor.", "wish_from": str(talk.pk)})
    write([freja], SLEEP, at=now)
    case.share_words(talk, visible_to=[], child_asked="Freja har fortrudt", at=now, by=svends_hand)

    at_desk.post(page("send", freja), {"to": [str(freja.ties.get().adult_id)]})

    letter = Letter.objects.get()
    assert "Jeg vil bo hos mor" not in letter.body
    assert SLEEP["see"] in letter.body
    assert "Ja, det passer / Det passer ikke helt / Det vil jeg tale om" in letter.body


def test_the_plan_is_sent_to_the_custody_holder_once_however_often_it_is_pressed(at_desk, freja, home, write, now):
    write([freja], SLEEP, at=now)
    mother = str(freja.ties.get().adult_id)

    at_desk.post(page("send", freja), {"to": [mother]})
    at_desk.post(page("send", freja), {"to": [mother]})

    assert PlanSent.objects.count() == Letter.objects.count() == 1
    assert Letter.objects.get().address == home.address


def test_nothing_is_sent_under_a_contact_hold(at_desk, freja, home, write, now):
    write([freja], SLEEP, at=now)
    ContactHold.objects.create(child=freja, because="violence", set_at=now)

    shown = words_of(at_desk.get(page("plan", freja)))
    assert "Planen kan ikke sendes" in shown
    assert "Send til kommentering" not in shown
    at_desk.post(page("send", freja), {"to": [str(freja.ties.get().adult_id)]})
    assert not Letter.objects.exists()


def test_nobody_is_chosen_beforehand_where_the_child_has_a_safe_channel(at_desk, freja, home, write, now):
    write([freja], SLEEP, at=now)
    assert " checked" in words_of(at_desk.get(page("plan", freja)))
    freja.safe_channel = "Ring til moster, aldrig breve"
    freja.save()

    shown = words_of(at_desk.get(page("plan", freja)))
    assert "Ring til moster, aldrig breve" in shown
    assert " checked" not in shown


def test_comments_stand_at_their_goals(at_desk, freja, home, write, now):
    thread = write([freja], SLEEP, at=now)
    who = str(freja.ties.get().adult_id)
    nothing = at_desk.post(page("comment", freja), {"said_by": who})
    assert "Sæt et svar ved mindst ét mål" in words_of(nothing)

    given = {"said_by": who, f"goal-{thread.hex}-answer": "not_quite", f"goal-{thread.hex}-words": "Hun vågner tidligt"}
    shown = words_of(at_desk.post(page("comment", freja), given, follow=True))

    assert "Det passer ikke helt" in shown
    assert "Hun vågner tidligt" in shown
    assert PlanComment.objects.get().thread == thread


def follow(at_desk, child, trends, *, now, **more):
    goals = goals_in_force(child)
    given = {f"goal-{goal.thread.hex}-trend": trend for goal, trend in zip(goals, trends, strict=True)}
    given |= {
        "result": "Vi fortsætter.",
        "next_on": (danish_day(now) + 90 * DAY).isoformat(),
        "next_because": "Aftalt.",
    }
    seen = at_desk.get(page("follow_up", child)).context["meeting"].now
    return at_desk.post(page("follow_up", child), {**given, **more, "seen_version": seen}, follow=True)


def test_a_follow_up_tells_how_each_goal_goes_and_when_we_look_again(at_desk, freja, planned, now):
    planned(freja, at=now - 40 * DAY)

    shown = words_of(follow(at_desk, freja, ["up", "level"], now=now))

    assert "Opfølgningen er gemt" in shown
    assert "Sådan er det gået: frem." in " ".join(shown.split())
    assert [goal.signs for goal in goals_in_force(freja)] == ["↑", "→"]
    assert next_follow_up(freja).because == "Aftalt."
    assert FollowUp.objects.get().plan_id == written(freja).holds.plan_id


def test_what_did_not_move_twice_must_be_changed(at_desk, freja, planned, now):
    planned(freja, at=now - 40 * DAY)
    follow(at_desk, freja, ["up", "level"], now=now)
    school = goals_in_force(freja)[1].thread.hex

    refused = words_of(follow(at_desk, freja, ["level", "down"], now=now))
    assert refused.count("Målet er ikke gået fremad to gange. Skriv, hvad I laver om.") >= 1
    assert FollowUp.objects.count() == 1

    follow(at_desk, freja, ["level", "down"], now=now, **{f"goal-{school}-changed": "Moster bytter til aftenen"})
    assert FollowUp.objects.count() == 2
    assert "Moster bytter til aftenen" in words_of(at_desk.get(page("plan", freja)))
    assert [goal.stands_still for goal in goals_in_force(freja)] == [False, True]


def test_the_childs_number_is_from_nought_to_ten(at_desk, freja, planned, now):
    planned(freja, at=now - 40 * DAY)
    sleep = goals_in_force(freja)[0].thread.hex

    refused = follow(at_desk, freja, ["up", "up"], now=now, **{f"goal-{sleep}-scale": "11"})
    assert "Tallet er fra 0 til 10" in words_of(refused)
    follow(at_desk, freja, ["up", "up"], now=now, **{f"goal-{sleep}-scale": "7"})
    assert goals_in_force(freja)[0].scale == 7


def test_for_a_placed_child_the_parents_are_spoken_with_first(at_desk, freja, planned, svends_hand, now):
    planned(freja, at=now - 40 * DAY)
    case.start_placement([freja], happened_at=now - 20 * DAY, at=now - 20 * DAY, by=svends_hand)

    refused = follow(at_desk, freja, ["up", "up"], now=now)
    assert "Skriv, hvornår I talte med forældrene" in words_of(refused)
    follow(at_desk, freja, ["up", "up"], now=now, parents_not_because="Mor er indlagt.")
    assert FollowUp.objects.get().parents_not_because == "Mor er indlagt."


def test_help_is_followed_up_without_a_plan_too(at_desk, freja, now):
    given = {"result": "Det går.", "next_on": (danish_day(now) + 30 * DAY).isoformat(), "next_because": "Tæt på."}
    at_desk.post(page("follow_up", freja), given)

    assert FollowUp.objects.get().plan is None


def test_read_together_shows_the_plan_and_nobody_else(at_desk, freja, storm, planned, now):
    planned(freja, at=now)

    shown = words_of(at_desk.get(page("read", freja)))

    assert "Jeg vil gerne sove hos mor." in shown
    assert SLEEP["see"] in shown
    for hidden in ("Storm", "Rikke", "Svend", "§", "house-menu"):
        assert hidden not in shown


def test_what_was_said_to_the_plan_stands_beside_the_changes_it_led_to(at_desk, freja, home, planned, write, now):
    planned(freja, at=now)
    sleep = goals_in_force(freja)[0]
    at_desk.post(page("comment", freja), {"said_by": "child", f"goal-{sleep.thread.hex}-answer": "talk"})
    at_desk.post(page("send", freja), {"to": [str(freja.ties.get().adult_id)]})
    write([freja], {**SLEEP, "do": "Freja vælger selv bogen"}, thread=sleep.thread, at=now)

    shown = words_of(at_desk.get(page("plan", freja)))

    assert "Det vil jeg tale om" in shown
    assert "Brev til" in shown
    assert "Der er ændringer, som ikke gælder endnu" in shown


def test_what_the_child_says_to_a_goal_is_not_shown_to_the_parents(at_desk, freja, home, planned, now):
    planned(freja, at=now)
    sleep, school = goals_in_force(freja)
    mother = str(freja.ties.get().adult_id)
    at_desk.post(page("comment", freja), {"said_by": "child", f"goal-{sleep.thread.hex}-answer": "talk"})
    at_desk.post(page("comment", freja), {"said_by": mother, f"goal-{school.thread.hex}-answer": "not_quite"})

    read = at_desk.get(page("read", freja)).context

    assert [goal.see for goal in read["to_talk_about"]] == [SLEEP["see"]]
    assert PlanComment.objects.filter(by_child=True).count() == 1
    at_desk.post(page("send", freja), {"to": [mother]})
    assert "Det vil jeg tale om" not in Letter.objects.get().body.replace(
        "Det passer ikke helt / Det vil jeg tale om", ""
    )


def test_two_follow_ups_at_once_and_the_second_meets_the_first(at_desk, freja, now):
    given = {"result": "Det går.", "next_on": (danish_day(now) + 30 * DAY).isoformat(), "next_because": "Tæt på."}
    at_desk.post(page("follow_up", freja), given)

    met = at_desk.post(page("follow_up", freja), {**given, "result": "Det går bedre."})

    assert "En anden har gemt, mens du skrev" in words_of(met)
    assert FollowUp.objects.count() == 1


def test_two_at_once_and_the_second_meets_the_first(at_desk, freja, write, now):
    thread = write([freja], SLEEP, at=now)
    goal = written(freja).shown.goals.get(thread=thread)
    edit = reverse("plans:edit_goal", args=[goal.pk])
    seen = at_desk.get(edit).context["meeting"].now
    write([freja], {**SLEEP, "who": "Far"}, thread=thread, at=now)

    met = at_desk.post(edit, {**SLEEP, "by_when": "", "who": "Moster", "seen_version": seen})
    assert "En anden har gemt, mens du skrev" in words_of(met)
    assert "Far" in words_of(met)

    again = {**SLEEP, "by_when": "", "who": "Moster", "seen_version": met.context["meeting"].now}
    at_desk.post(edit, again)
    assert written(freja).shown.goals.get(thread=thread).who == "Moster"


def test_a_goal_can_be_written_in_a_brothers_plan_too(at_desk, freja, storm):
    given = {**SLEEP, "by_when": "", "also_in": [str(storm.pk)]}
    at_desk.post(page("add_goal", freja), given)

    assert [goal.see for goal in written(storm).shown.goals.all()] == [SLEEP["see"]]


def test_the_school_part_is_there_for_a_placed_child_of_school_age(at_desk, freja, svends_hand, now):
    assert "KABU" not in words_of(at_desk.get(page("add_goal", freja)))
    case.start_placement([freja], happened_at=now - DAY, at=now - DAY, by=svends_hand)
    assert "KABU" in words_of(at_desk.get(page("add_goal", freja)))


def test_the_parents_plan_speaks_as_the_parents(at_desk, freja):
    shown = words_of(at_desk.get(page("plan", freja, parents=True)))
    assert "Forældrehandleplan" in shown
    assert "Det vil vi som forældre gerne" in shown

    at_desk.post(page("add_goal", freja, parents=True), {**SCHOOL, "by_when": "", "part": "parents"})
    assert written(freja).shown is None
    assert written(freja, parents=True).shown.goals.count() == 1


def test_the_parents_plan_goes_to_the_parents_alone(at_desk, freja, home, write, now):
    freja.birth_date = months_after(danish_day(now), -12 * 12)
    freja.save()
    write([freja], {**SLEEP, "part": "parents"}, parents=True, at=now)
    write([freja], SLEEP, at=now)

    to_both = [each.relation for each in at_desk.get(page("plan", freja)).context["recipients"]]
    to_parents = [each.relation for each in at_desk.get(page("plan", freja, parents=True)).context["recipients"]]

    assert to_both == ["Barnet selv", "Mor"]
    assert to_parents == ["Mor"]
    assert "barnet selv" not in words_of(at_desk.get(page("comment", freja, parents=True)))


def test_the_plans_page_asks_the_database_little(
    at_desk, freja, home, storm, planned, now, django_assert_max_num_queries
):
    planned(freja, at=now - 40 * DAY)
    follow(at_desk, freja, ["up", "level"], now=now)
    at_desk.post(page("add_goal", freja), {**SLEEP, "see": "Et tredje mål", "by_when": ""})
    at_desk.get(page("plan", freja))

    with django_assert_max_num_queries(13):
        at_desk.get(page("plan", freja))


def test_a_colleague_of_another_unit_finds_no_plan(client, sofie, freja, planned, now):
    version = planned(freja, at=now)
    client.force_login(sofie, backend=LOG_IN)
    goal = version.goals.first()

    for address in (
        page("plan", freja),
        page("read", freja),
        page("follow_up", freja),
        reverse("plans:version", args=[version.pk]),
        reverse("plans:edit_goal", args=[goal.pk]),
    ):
        assert client.get(address).status_code == 404


def test_a_plan_of_2012_is_called_by_the_word_of_its_day(at_desk, freja, svends_hand, now):
    long_ago = now.replace(year=2012, month=3, day=1)
    case.make_plan(freja, kind="handleplan", happened_at=long_ago, at=long_ago, by=svends_hand)

    assert "Handleplan er registreret 1. marts 2012" in words_of(at_desk.get(page("plan", freja)))


def test_each_required_field_of_a_goal_stays_within_six(at_desk, freja):
    form = at_desk.get(page("add_goal", freja)).context["form"]

    assert len(form.fields) == 6
