"""Whatever page does something knows a second press: in one of the house's ways, or by what stands there already."""

from __future__ import annotations

import pytest

from tests.house.pages_that_act import called, name_of, only_looks, views
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.writing import writing_of
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.intake.views.once import once

ONCE = {act_once, done_before, once, writing_of}
# Pages that know a second press in another way: how.
ANOTHER_WAY = {
    "intake.take_on": "whose it is already",
    "intake.opened": "no alarm waits",
    "intake.part_records": "the record stands for itself",
    "decisions.competence": "the same rule from the same day stands",
    "decisions.rule": "it ends that day already",
    "desk.star": "the same words stand there",
    "documents.basket": "the same file lies there",
    "documents.mail": "it was said, or is in the basket no more",
    "documents.file_on": "it is in the basket no more",
    "documents.attach_document": "the same file lies there",
    "documents.send": "the letter is under way",
    "documents.returned": "it has come back",
    "letters.template": "the same file holds from that day",
    "administration.decided": "the same is decided already",
    "administration.take_off": "the turn is not there any more",
    "administration.closing_days": "the day is closed already",
    "administration.open_after_all": "the day is no closing day any more",
    "portal.notify": "the page has a key of its own",
}
# What is sent there does nothing that could be done twice.
NOTHING_TWICE = {
    "desk.show": "shows what is protected, and notes the look",
    "families.ask": "a search",
    "appointments.my_feed": "each address is shown once, and the newest is the one that opens",
    "drafts.save": "the newest text is the draft",
    "drafts.throw_away": "what is thrown away is gone",
    "ui.shortcuts": "on or off",
    "ui.gallery": "the demo's",
}
PAGES = {
    name_of(view): view
    for view in views()
    if view.__module__.startswith("tovholder.") and ".views" in view.__module__ and not only_looks(view)
}
LOOKING = {"desk.healthz", "desk.logged_in_again", "portal.receipt", "ui.accessibility", "ui.help_page"}
ACTING = sorted(set(PAGES) - set(NOTHING_TWICE) - LOOKING)


@pytest.mark.parametrize("name", ACTING)
def test_every_page_that_does_something_knows_a_second_press(name):
    knows = any(each in ONCE for each in called(PAGES[name]))
    assert knows != (name in ANOTHER_WAY)


def test_every_name_here_is_a_page():
    assert {*ANOTHER_WAY, *NOTHING_TWICE, *LOOKING} <= set(PAGES)
