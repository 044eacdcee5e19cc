"""Whatever page or button puts something into a case goes through the conversation that asks why when it is closed."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from types import FunctionType
from typing import Any

import pytest
from django.test import RequestFactory

from tests.house.pages_that_act import called, name_of, only_looks, views
from tovholder.practice.casework.views import acting, afterwards

ASKS = {acting.act_in_case, acting.press_in_case, afterwards.afterwards_of}
# Pages that do something, and do not ask; why not.
NOT_OF_A_CASE = {
    "decisions.competence": "who may decide what is no child's",
    "decisions.rule": "who may decide what is no child's",
    "appointments.my_feed": "the reader's own calendar",
    "committee.held": "a meeting is of many cases",
    "casework.give_caseload": "of many cases, all of them open",
    "supervision.closes": "about the place",
    "supervision.stays_open": "about the place",
    "supervision.concern": "about the place",
    "supervision.task": "about the place",
}
GOES_ON_AFTERWARDS = {
    "casework.close_case": "it is the closing",
    "casework.reopen_case": "it opens the case again",
    "casework.record_death": "a case is often closed because of it",
    "casework.tell_new_municipality": "a case is often closed because of the move",
    "casework.finish_task": "what the closing left to be done",
    "casework.change_caseworker": "whose child it is",
    "casework.ask_unit": "whose child it is",
    "casework.answer_hand_over": "whose child it is",
    "casework.grown_up": "of the person, not of the case",
    "casework.about_child": "of the child, not of the case",
    "casework.home_of_child": "of the child, not of the case",
    "casework.other_country": "of the child, not of the case",
    "decisions.handed_over": "a letter that was sent",
    "decisions.came_back": "a letter that was sent",
    "decisions.send_again": "a letter that was sent",
    "decisions.withdraw": "a consent can always be withdrawn",
    "decisions.limit": "a consent can always be limited",
    "decisions.forward_second_opinion": "it was asked for",
    "decisions.answer_second_opinion": "it was asked for",
    "decisions.ask_for_file": "the file can be seen when the case is closed",
    "decisions.answer_about_file": "the file can be seen when the case is closed",
    **dict.fromkeys(
        [f"decisions.{name}" for name in ("complain", "reconsider", "forward", "board", "demand_court", "court")],
        "a complaint goes its own way",
    ),
    "decisions.order": "the appeals board's",
    "decisions.order_done": "the appeals board's",
}
# In Modtagelsen a notification is worked on, which is open whether the child has a case or not.
ROOMS = {"casework", "plans", "supervision", "decisions", "committee", "investigations", "appointments"}


IN_A_CASE = {
    name_of(view): view
    for view in views()
    if view.__module__.startswith("tovholder.practice.") and view.__module__.split(".")[2] in ROOMS
}
ACTING = {name: view for name, view in IN_A_CASE.items() if not only_looks(view)}
LOOKING = [view for view in IN_A_CASE.values() if only_looks(view)]


def goes_on(view: Callable[..., Any]) -> bool:
    """Whether the page says that it adds nothing to the case."""
    frames = {"act", "press_in_case", "act_in_case"}
    own = [each for each in called(view) if isinstance(each, FunctionType) and each.__name__ not in frames]
    partials = [each for each in called(view) if isinstance(each, partial)]
    said = any("adds=False" in inspect.getsource(each) for each in own)
    return said or any(each.keywords.get("adds") is False for each in partials)


@pytest.mark.parametrize("name", sorted(ACTING))
def test_every_page_that_acts_in_a_case_asks_why_in_a_closed_one(name):
    asks = any(each in ASKS for each in called(ACTING[name]))
    assert asks != (name in NOT_OF_A_CASE)


def test_those_that_go_on_after_the_case_is_closed_are_the_ones_named_here():
    assert {name for name, view in ACTING.items() if goes_on(view)} == set(GOES_ON_AFTERWARDS)


def test_every_name_here_is_a_page():
    assert {*NOT_OF_A_CASE, *GOES_ON_AFTERWARDS} <= set(ACTING)


@pytest.mark.parametrize("view", LOOKING)
def test_a_page_that_only_looks_answers_nothing_that_is_sent(view):
    assert view(RequestFactory().post("/")).status_code == 405
