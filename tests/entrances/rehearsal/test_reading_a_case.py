"""A case file is read whole, or everything wrong with it is told at once, in Danish."""

import json
from datetime import date, datetime

import pytest

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import DANISH_TIME
from tovholder.entrances.rehearsal.published_cases import KINDS, CaseFault, ExpectedAlarm, read_case

CASE = {
    "id": "made-up",
    "children": [
        {"id": "Barn 1", "birth_year": 1992},
        {"id": "Barn 2", "birth_year": None},
        {"id": "Barn 3", "birth_year": 2008},
    ],
    "events": [
        {"seq": 3, "date": "2009-06", "type": "notification", "source_of_notification": "other municipality"},
        {"seq": 2, "date": "2009-06-30", "type": "assessment", "by_new_person": True, "children": ["Barn 2"]},
        {"seq": 1, "date": None, "replay_date": None, "type": "other"},
        {"seq": 5, "date": "2010", "replay_date": "2010-03-01T14:30", "type": "child_died", "children": ["Barn 3"]},
    ],
    "expected_alarms": [{"rule": "R24H", "trigger_seq": 3, "child": "Barn 2", "due": "2009-07-01"}],
}


def noon(year, month, day):
    return datetime(year, month, day, 12, tzinfo=DANISH_TIME)


def read(**changes):
    return read_case(json.dumps({**CASE, **changes}))


def with_event(**event):
    return read(events=[{"seq": 1, "date": "2009-06-30", "type": "notification", **event}])


def faults_of(**changes):
    with pytest.raises(CaseFault) as told:
        read(**changes)
    assert str(told.value).startswith("Sagen kan ikke læses. Ret dette:\n")
    return "\n".join(told.value.faults)


def test_events_come_in_order_of_moment_and_then_number_and_those_without_a_date_are_listed():
    case = read()

    assert [event.seq for event in case.events] == [2, 3, 5]
    assert case.skipped == (1,)


@pytest.mark.parametrize(
    ("dates", "at"),
    [
        ({"date": "2009-06-26"}, noon(2009, 6, 26)),
        ({"date": "2009-06"}, noon(2009, 6, 30)),
        ({"date": "2008-02"}, noon(2008, 2, 29)),
        ({"date": "2009"}, noon(2009, 12, 31)),
        ({"date": "2009", "replay_date": "2009-04-15"}, noon(2009, 4, 15)),
        ({"date": None, "replay_date": "2009-04-15T08:30"}, datetime(2009, 4, 15, 8, 30, tzinfo=DANISH_TIME)),
        ({"date": None, "replay_date": "2009-04-15 08:30:15"}, datetime(2009, 4, 15, 8, 30, 15, tzinfo=DANISH_TIME)),
        ({"date": "2009-04-15T08:30:00+00:00"}, datetime(2009, 4, 15, 10, 30, tzinfo=DANISH_TIME)),
    ],
)
def test_a_day_is_noon_a_month_its_last_day_and_a_year_its_last(dates, at):
    (event,) = with_event(**dates).events

    assert event.at == at
    assert event.day_assigned == (dates.get("replay_date") is not None)


def test_an_event_that_names_nobody_names_all():
    named = with_event(children=None).named_in(with_event(children=None).events[0])

    assert [child.id for child in named] == ["Barn 1", "Barn 2", "Barn 3"]


def test_a_child_is_concerned_from_its_year_of_birth_until_the_year_it_is_17_ends():
    case = read()
    born_1992, always, _ = case.children

    assert [born_1992.is_minor_on(day) for day in (date(1991, 12, 31), date(1992, 1, 1))] == [False, True]
    assert [born_1992.is_minor_on(day) for day in (date(2009, 12, 31), date(2010, 1, 1))] == [True, False]
    assert always.is_minor_on(date(1900, 1, 1))
    assert (born_1992.minor_until, always.minor_until) == (date(2010, 1, 1), None)


def test_the_children_of_the_home_who_are_not_named_are_known():
    case = read()
    assessment = case.events[0]

    assert [child.id for child in case.named_in(assessment)] == ["Barn 2"]
    assert [child.id for child in case.not_named_in(assessment)] == ["Barn 1", "Barn 3"]


def test_a_child_of_another_household_is_not_a_child_of_the_home():
    homes = [
        {"id": "Barn 1", "household": "mor"},
        {"id": "Barn 2", "household": "mor"},
        {"id": "Barn 3", "household": "far"},
    ]
    case = read(children=homes)

    assert [child.id for child in case.not_named_in(case.events[0])] == ["Barn 1"]


def test_the_events_of_a_child_are_what_its_clocks_read():
    case = read()

    events = case.events_of(case.child("Barn 1"))

    assert [(event.kind, event.named) for event in events] == [
        (EventKind.CHILD_REGISTERED, True),
        (EventKind.SAFETY_ASSESSED, False),
        (EventKind.NOTIFICATION_RECEIVED, True),
    ]
    assert events[0].marks == {"minor_until": "2010-01-01"}
    assert [event.id for event in events[1:]] == ["2", "3"]


def test_the_marks_say_what_the_clocks_ask_for():
    (event,) = with_event(
        source_of_notification="school, other municipality", suspicion_of_abuse=True, forced=False
    ).events
    (anonymous,) = with_event(source_of_notification="citizen, anonymous").events

    assert event.marks == {"suspicion_of_abuse": True, "from_other_municipality": True, "notifier_answerable": True}
    assert anonymous.marks == {}


def test_every_type_of_the_format_has_its_kind():
    assert len(KINDS) == 20
    assert len(set(KINDS.values())) == 20


def test_a_replay_goes_on_for_twelve_months_after_the_last_event():
    assert read().default_as_of() == datetime(2011, 3, 1, 23, 59, 59, tzinfo=DANISH_TIME)


def test_a_case_without_a_single_date_has_nothing_to_count():
    case = read(events=[{"seq": 1, "date": None, "type": "other"}])

    assert case.default_as_of() is None
    assert case.events_of(case.children[0]) == []
    assert case.skipped == (1,)


def test_the_expected_alarms_are_a_set():
    assert read().expected_alarms == {ExpectedAlarm("R24H", 3, "Barn 2", date(2009, 7, 1))}
    assert read(expected_alarms=[]).expected_alarms == frozenset()
    assert read(expected_alarms=None).expected_alarms == frozenset()


@pytest.mark.parametrize(("title", "shown"), [("En sag", "En sag"), (None, "made-up")])
def test_a_case_without_a_title_is_called_by_its_id(title, shown):
    assert read(title=title).title == shown


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"id": ""}, "sagen: id mangler; skriv en tekst"),
        ({"children": []}, "children: er tom; en sag handler om mindst ét barn"),
        ({"children": None}, "children: skal være en liste af objekter"),
        ({"children": ["Barn 1"]}, "children: skal være en liste af objekter"),
        ({"events": {}}, "events: skal være en liste af objekter"),
        ({"children": [{"id": "Barn 1"}, {"id": "Barn 1"}]}, "barn nr. 2: id 'Barn 1' er brugt to gange"),
        (
            {"children": [{"id": "Barn 1", "birth_year": "1992"}]},
            "barn nr. 1: birth_year skal være et helt tal, ikke '1992'",
        ),
        ({"children": [{"id": "Barn 1", "birth_year": 92}]}, "barn nr. 1: birth_year 92 er ikke et årstal"),
        ({"expected_alarms": [{}]}, "due None er ingen dag"),
        ({"expected_alarms": [{"due": "2009"}]}, "rule mangler"),
    ],
)
def test_what_is_wrong_with_a_case_is_told(changes, fault):
    assert fault in faults_of(**changes)


@pytest.mark.parametrize(
    ("event", "fault"),
    [
        ({"seq": True}, "hændelse nr. 1 i filen: seq skal være et helt tal, ikke True"),
        ({"type": "walk"}, "hændelse 1: kender ikke type 'walk'; brug en af: acknowledgement"),
        ({"type": None}, "hændelse 1: type mangler"),
        ({"date": "sommeren 2009"}, "hændelse 1: date 'sommeren 2009' er ingen dato"),
        ({"date": "2009-02-30"}, "hændelse 1: date '2009-02-30' er ingen dato"),
        ({"date": 2009}, "hændelse 1: date 2009 er ingen dato"),
        ({"date": "2009-13"}, "er ingen dato"),
        ({"date": "0000"}, "er ingen dato"),
        ({"date": "9999"}, "hændelse 1: date '9999' ligger uden for 1900-2199"),
        ({"replay_date": "i går"}, "hændelse 1: replay_date 'i går' er ingen dato"),
        ({"children": []}, "hændelse 1: children skal være en liste af børns id; udelad den, når det gælder alle"),
        ({"children": "Barn 1"}, "children skal være en liste"),
        ({"children": ["Barn 9"]}, "hændelse 1: kender ikke barnet 'Barn 9'"),
        ({"forced": "yes"}, "hændelse 1: forced skal være true eller false, ikke 'yes'"),
    ],
)
def test_what_is_wrong_with_an_event_is_told(event, fault):
    assert fault in faults_of(events=[{"seq": 1, "date": "2009-06-30", "type": "notification", **event}])


def test_a_number_used_twice_is_told():
    twice = {"seq": 1, "date": "2009-06-30", "type": "other"}

    assert "hændelse 1: seq er brugt to gange" in faults_of(events=[twice, twice])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "linje 1: filen er ikke JSON"),
        ("[]", "filen skal være ét JSON-objekt med children og events"),
        ("", "linje 1"),
        ("[" * 100_000, "kan læses"),
        ('{"id": ' + "9" * 5_000 + "}", "kan læses"),
    ],
)
def test_a_file_that_is_no_case_is_told(text, fault):
    with pytest.raises(CaseFault, match=fault):
        read_case(text)
