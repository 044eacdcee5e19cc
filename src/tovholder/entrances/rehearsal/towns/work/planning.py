"""The child's plan: the wish, the goals, and how each goal goes at the follow-ups."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from tovholder.core.plans.trend import Trend
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.suppositions import by_key
from tovholder.entrances.rehearsal.towns.when import drawn
from tovholder.practice.casework.models import Plan
from tovholder.practice.plans import actions as plans
from tovholder.practice.plans.models import WishFrom

_TRENDS = (Trend.UP, Trend.LEVEL, Trend.DOWN)


def make_plan(story: Story, at: datetime, course: Course) -> None:
    """The plan is written and made: what the child wants, one to four goals, the first follow-up.

    A plan that holds is revised instead: one goal is worded anew.
    """
    if not story.is_ours(course, at) or course.case is None:
        return
    if course.plan is not None:
        _revise(story, at, course)
        return
    chance, child, by, name = story.chance, story.child(course), story.hand(at), story.name(at)
    wish = chance.choice(words.WISHES) if course.talk is not None else ""
    plans.write_wish(
        child,
        wish=wish,
        wish_from=WishFrom.TOGETHER if wish else WishFrom.NONE,
        no_wish_because="" if wish else words.NO_WISH,
        at=at,
        by=by,
        by_name=name,
    )
    sizes = by_key("goals_in_a_plan")
    wanted = chance.sample(words.GOALS, int(tuple(sizes)[drawn(chance, tuple(sizes.values()))]))
    course.goals = tuple(_write(story, at, course, goal) for goal in wanted)
    made = plans.make_plan(
        child,
        influence=words.INFLUENCE if wish else words.NO_INFLUENCE,
        first_follow_up_on=danish_day(at) + timedelta(days=80),
        happened_at=at,
        at=at,
        by=by,
    )
    course.plan = made.plan_id


def _revise(story: Story, at: datetime, course: Course) -> None:
    chance = story.chance
    _write(story, at, course, chance.choice(words.GOALS), thread=chance.choice(course.goals))
    made = plans.make_plan(
        story.child(course),
        influence=words.INFLUENCE,
        because=chance.choice(words.REVISED),
        first_follow_up_on=danish_day(at) + timedelta(days=80),
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    course.plan = made.plan_id  # another plan, where the law now wants one of another kind


def _write(
    story: Story, at: datetime, course: Course, goal: tuple[str, str, str, str], *, thread: UUID | None = None
) -> UUID:
    part, see, do, who = goal
    return plans.write_goal(
        [story.child(course)],
        see=see,
        do=do,
        who=who,
        by_when=danish_day(at) + timedelta(days=story.chance.choice((90, 120, 180))),
        measure="",
        part=part,
        thread=thread,
        at=at,
        by=story.hand(at),
        by_name=story.name(at),
    )


def look_back(story: Story, at: datetime, course: Course) -> None:
    """One follow-up is held: each goal is looked at, and the next is agreed on for half a year later."""
    chance, weights = story.chance, by_key("goal_trends")
    seen = []
    for thread in course.goals:
        trend = _TRENDS[drawn(chance, tuple(weights.values()))]
        changed = chance.choice(words.CHANGED) if trend is Trend.DOWN else ""
        seen.append(plans.GoalSeen(thread, trend, scale=chance.randint(2, 9), changed=changed))
    plans.hold_follow_up(
        story.child(course),
        plan=story.record(Plan, course.plan) if course.plan else None,
        goals=seen,
        result=chance.choice(words.FOLLOWED_UP),
        next_on=danish_day(at) + timedelta(days=180),
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
