"""The municipality is founded once, posts are filled one at a time, and each change is a line in the chronicle."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, hire
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN, Author
from tovholder.foundation.chronicle.models import Facts, Line, Subject
from tovholder.foundation.organisation import actions
from tovholder.foundation.organisation.models import (
    ApiToken,
    ClosingDay,
    Employment,
    Municipality,
    PostKind,
    UnitKind,
    Watch,
)
from tovholder.foundation.organisation.queries import on_watch, token_of
from tovholder.foundation.organisation.tokens import digest_of

pytestmark = pytest.mark.django_db

NOW: dict[str, Any] = {"at": MONDAY_MORNING, "by": NOBODY_LOGGED_IN}
TODAY = date(2026, 10, 19)


def deeds():
    return list(Line.objects.order_by("id").values_list("deed", flat=True))


def test_a_municipality_is_founded_once(db):
    founded = actions.found_municipality(name="Fjordby", out_of_hours_phone="70 10 20 30", saturday_counts=False, **NOW)

    with pytest.raises(actions.AlreadyFounded, match="allerede en kommune"):
        actions.found_municipality(name="Solby", out_of_hours_phone="1", **NOW)
    assert Municipality.objects.get() == founded
    assert Municipality.objects.get().saturday_counts is False
    assert deeds() == ["municipality founded"]
    assert not Subject.objects.exists()  # about no child


def test_what_the_municipality_decides_is_written_down(fjordby):
    municipality = Municipality.objects.get()

    actions.decide_for_municipality(municipality, {"screen_within_days": 7}, **NOW)

    assert Municipality.objects.get().screen_within_days == 7
    assert Facts.objects.get().facts == {"about": ["screen_within_days"]}


def test_a_unit_with_posts_and_a_deputy(fjordby):
    special = actions.open_unit(name="Specialgruppen", kind=UnitKind.SPECIAL_GROUP, starts=TODAY, **NOW)
    actions.name_deputy(special, deputy=fjordby.north, **NOW)
    post = actions.make_post(title="Rådgiver", kind=PostKind.CASEWORKER, unit=special, starts=TODAY, **NOW)

    special.refresh_from_db()
    assert special.deputy == fjordby.north
    assert post.unit == special
    assert deeds() == ["unit opened", "deputy named", "post made"]


@pytest.mark.parametrize(("first_day", "taken"), [(date(2026, 11, 30), True), (date(2026, 12, 1), False)])
def test_a_post_is_held_by_one_at_a_time(karen, svend, first_day, taken):
    employment = Employment.objects.get(user=karen)
    actions.end_employment(employment, ends=date(2026, 12, 1), **NOW)
    try:
        actions.employ(svend, post=employment.post, starts=first_day, **NOW)
    except actions.PostTaken as error:
        assert "Stillingen er besat" in str(error)

    assert Employment.objects.filter(post=employment.post).count() == (1 if taken else 2)


def test_an_employment_does_not_end_before_it_begins(karen):
    employment = Employment.objects.get(user=karen)

    with pytest.raises(actions.EndsBeforeItStarts):
        actions.end_employment(employment, ends=employment.starts, **NOW)


def test_a_place_on_the_roster_is_given_once(karen, svend):
    evening, morning = FRIDAY_EVENING, FRIDAY_EVENING + timedelta(hours=12)
    actions.put_on_watch(karen, starts=evening, ends=morning, phone="20 30 40 50", **NOW)
    actions.put_on_watch(svend, starts=evening, ends=morning, phone="20 30 40 51", rank=2, **NOW)

    with pytest.raises(actions.WatchTaken, match="nr. 1"):
        actions.put_on_watch(svend, starts=evening + timedelta(hours=1), ends=morning, phone="1", **NOW)
    with pytest.raises(actions.EndsBeforeItStarts):
        actions.put_on_watch(svend, starts=morning, ends=evening, phone="1", rank=3, **NOW)
    assert [watch.user for watch in on_watch(at=evening)] == [karen, svend]
    assert Watch.objects.count() == 2


def test_a_key_is_shown_once_and_kept_as_its_print_only(fjordby, karen):
    by = Author(user_id=karen.pk)
    clear = actions.issue_token("Skolesystemet", at=MONDAY_MORNING, by=by)

    kept = ApiToken.objects.get()
    assert len(clear) >= 43
    assert kept.digest == digest_of(clear) != clear
    assert token_of(digest_of(clear), on=TODAY) == kept
    assert Line.objects.get().by_user == karen.pk
    assert clear not in str(Facts.objects.get().facts)


@pytest.mark.parametrize("days_later", [0, 40])
def test_a_revoked_key_opens_nothing_from_that_moment_and_is_kept(fjordby, days_later):
    clear = actions.issue_token("Skolesystemet", **NOW)
    then = MONDAY_MORNING + timedelta(days=days_later)
    actions.revoke_token(ApiToken.objects.get(), at=then, by=NOBODY_LOGGED_IN)

    assert token_of(digest_of(clear), on=TODAY) is None
    assert token_of(digest_of(clear), on=then.date()) is None
    assert ApiToken.objects.get().name == "Skolesystemet"


def test_a_closing_day_is_written_down_with_its_reason(fjordby):
    actions.close_offices(TODAY, why="Flytning", **NOW)

    assert ClosingDay.objects.get().why == "Flytning"


def test_who_is_hired_today_reads_the_unit_s_children_today(fjordby, freja):
    from tests.world.people import reading
    from tovholder.foundation.families.models import Child

    ida = hire("ida", "Ida Krogh", title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.north)
    actions.end_employment(Employment.objects.get(user=ida), ends=TODAY + timedelta(days=1), **NOW)

    seen = {
        day: Child.objects.visible_to(reading(ida, MONDAY_MORNING + timedelta(days=day)), at=MONDAY_MORNING).count()
        for day in (0, 1)
    }
    assert seen == {0: 1, 1: 0}
