"""`tovholder merger`: the municipality gets its new name, each child's record a line, and no limit moves."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.config.programs import run
from tests.world.people import hire
from tovholder.entrances.commandline import merging
from tovholder.entrances.commandline.merger import merger
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.organisation.models import PostKind
from tovholder.foundation.organisation.queries import the_municipality
from tovholder.practice.casework.actions import close_case, open_case, record_merger, start_investigation
from tovholder.practice.casework.models import ClosingReason, LifeEvent

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NEW_YEAR = date(2027, 1, 1)
AFTER = datetime(2027, 1, 2, 9, 0, tzinfo=UTC)
NOW = datetime(2027, 1, 4, 8, 0, tzinfo=UTC)


@pytest.fixture
def jonna(fjordby):
    return hire("jonna", "Jonna Vestergaard", title="Afdelingsleder", kind=PostKind.HEAD, unit=fjordby.north)


@pytest.fixture
def two_in_hand(freja, storm, svends_hand, jonna):
    for child in (freja, storm):
        start_investigation(child, happened_at=BEFORE, at=BEFORE, by=svends_hand)
    return freja, storm


def wanted(**told):
    own: Any = {"of": (the_municipality().name, "Skovby"), "into": "Ny Fjordby", "code": "", "on": NEW_YEAR}
    return merging.Merger(**own | told)


def answered(capsys, merger, *, now=NOW, username="jonna", only_look=False):
    status = merging.answer(merger, username=username, now=now, only_look=only_look, as_json=True)
    return status, json.loads(capsys.readouterr().out)


def test_every_child_in_hand_gets_a_line_and_every_limit_stands(two_in_hand, capsys):
    kept = list(Deadline.objects.order_by("pk").values_list("pk", "started_at", "due_at", "red_at"))

    status, told = answered(capsys, wanted())

    assert status == 0
    assert told == {
        "into": "Ny Fjordby",
        "on": "2027-01-01",
        "renamed": True,
        "children": 2,
        "told_now": 2,
        "told_before": 0,
        "written": True,
    }
    assert the_municipality().name == "Ny Fjordby"
    assert {event.child for event in LifeEvent.objects.filter(kind="merged")} == set(two_in_hand)
    assert list(Deadline.objects.order_by("pk").values_list("pk", "started_at", "due_at", "red_at")) == kept


def test_what_was_broken_off_goes_on_and_what_is_done_is_not_done_again(two_in_hand, capsys, monkeypatch):
    monkeypatch.setattr(merging, "AT_A_TIME", 1)
    merger, tell = wanted(), record_merger

    def broken_off(children, **told):
        if LifeEvent.objects.filter(kind="merged").exists():
            raise KeyboardInterrupt
        return tell(children, **told)

    monkeypatch.setattr(merging, "record_merger", broken_off)
    with pytest.raises(KeyboardInterrupt):
        merging.answer(merger, username="jonna", now=NOW, only_look=False, as_json=True)
    monkeypatch.setattr(merging, "record_merger", tell)

    told = [answered(capsys, merger, now=NOW + timedelta(hours=hours))[1] for hours in (1, 2)]

    assert [(each["renamed"], each["told_now"], each["told_before"]) for each in told] == [(False, 1, 1), (False, 0, 2)]
    assert Line.objects.filter(deed="municipalities merged").count() == 2
    assert Line.objects.filter(deed="municipality decided").count() == 1


def test_looking_writes_nothing(two_in_hand, capsys):
    lines, name = Line.objects.count(), the_municipality().name

    _, told = answered(capsys, wanted(), only_look=True)

    assert (told["renamed"], told["told_now"], told["written"]) == (True, 2, False)
    assert (Line.objects.count(), the_municipality().name) == (lines, name)


def test_a_merger_that_is_to_come_can_be_looked_at_but_not_carried_out(two_in_hand, capsys):
    merging.answer(wanted(), username="jonna", now=BEFORE + timedelta(days=3), only_look=True, as_json=False)

    said = capsys.readouterr().out
    assert "hos 2 børn, som det ser ud i dag" in said
    assert "kør igen uden --dry-run den dag eller senere" in said
    assert not LifeEvent.objects.filter(kind="merged").exists()


def test_what_began_after_the_day_is_no_part_of_the_merger(freja, storm, svends_hand, jonna, capsys):
    for child, began in ((freja, BEFORE), (storm, AFTER)):
        start_investigation(child, happened_at=began, at=AFTER, by=svends_hand)

    _, told = answered(capsys, wanted())

    assert told["children"] == 1
    assert LifeEvent.objects.get(kind="merged").child == freja


@pytest.mark.parametrize(("closed_at", "in_hand"), [(AFTER, 1), (BEFORE + timedelta(days=2), 0)])
def test_a_case_that_was_open_that_day_is_in_hand(freja, svends_hand, jonna, capsys, closed_at, in_hand):
    case = open_case(freja, because="Uro", happened_at=BEFORE, at=BEFORE, by=svends_hand)
    closed = {"because": "Det går godt", "happened_at": closed_at, "at": closed_at, "by": svends_hand}
    close_case(case, reason=ClosingReason.GOALS_MET, **closed)
    Deadline.objects.filter(child=freja).delete()  # only the case tells

    assert answered(capsys, wanted())[1]["children"] == in_hand


@pytest.mark.parametrize(
    ("told", "username", "now", "says"),
    [
        ({"of": ("Vestby", "Skovby")}, "jonna", NOW, "ikke blandt dem"),
        ({}, "jonna", NOW - timedelta(days=10), "først sammen 1. januar 2027"),
        ({}, "svend", NOW, "afdelingsleder eller administrator"),
        ({}, "ingen", NOW, "afdelingsleder eller administrator"),
    ],
)
def test_what_cannot_have_happened_is_answered_with_what_to_write(two_in_hand, told, username, now, says):
    with pytest.raises(merging.NotThisMerger, match=says):
        merging.answer(wanted(**told), username=username, now=now, only_look=False, as_json=False)
    assert not LifeEvent.objects.filter(kind="merged").exists()


def test_the_answer_is_a_sentence(two_in_hand, capsys):
    for only_look in (True, False, False):
        merging.answer(wanted(), username="jonna", now=NOW, only_look=only_look, as_json=False)

    looked, done, again = capsys.readouterr().out.splitlines()
    assert "kør igen uden --dry-run" in looked
    assert "skrevet en linje hos 2 børn. Ingen frist er flyttet." in done
    assert "Det står allerede hos alle 2 børn." in again


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--of", "Fjordby"], "mindst to"),
        (["--of", "Fjordby", "--of", "Skovby", "--code", "abc"], "fire cifre"),
    ],
)
def test_what_is_missing_is_said_before_the_house_is_opened(words, says, capsys):
    with pytest.raises(SystemExit):
        merger([*words, "--into", "Ny Fjordby", "--on", "2027-01-01", "--by", "jonna"])
    assert says in capsys.readouterr().err


def test_in_an_empty_database_it_says_that_nothing_is_founded(tmp_path):
    words = ("--of", "Fjordby", "--of", "Skovby", "--into", "Ny", "--on", "2026-01-01", "--by", "jonna")
    status, said = run("merger", *words, home=tmp_path, TOVHOLDER_MODE="demo")

    assert status != 0
    assert "jonna" in said or "tovholder init" in said
    assert "Traceback" not in said
