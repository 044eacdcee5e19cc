"""What holds for every history a child can have: the counting never surprises."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tovholder.core.law.duties import Event, EventKind, State, duties
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import DANISH_TIME, danish_day

RULES = rulebook()
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
NO_CLOCK = [EventKind.NOTE_MADE, EventKind.MEETING_HELD, EventKind.COMPLAINT_MADE, EventKind.OTHER]
MARKS = {
    "suspicion_of_abuse": st.booleans(),
    "forced": st.booleans(),
    "return_home": st.booleans(),
    "cancelled": st.booleans(),
    "by_new_person": st.booleans(),
    "from_other_municipality": st.booleans(),
    "notification": st.sampled_from(["a", "b"]),
    "opens": st.sampled_from(["investigation", "targeted assessment", None]),
    "review_on": st.dates(date(2020, 1, 1), date(2026, 1, 1)).map(date.isoformat),
    "before_record": st.booleans(),
    "birth_date": st.dates(date(2001, 1, 1), date(2024, 12, 31)).map(date.isoformat) | st.none(),
    "due_date": st.dates(date(2020, 1, 1), date(2025, 1, 1)).map(date.isoformat) | st.none(),
    "until": st.dates(date(2020, 1, 1), date(2026, 1, 1)).map(date.isoformat) | st.none(),
    "complaint_until": st.dates(date(2020, 1, 1), date(2026, 1, 1)).map(date.isoformat),
    "decision": st.sampled_from(["support", "placement", "placement_forced", "renewal"]),
    "matter": st.sampled_from(["a", "b"]),
    "every_days": st.integers(1, 60),
    "safety_flags": st.lists(st.sampled_from(["honour", "suicide"]), max_size=2),
    "excused": st.just("kunne ikke vente") | st.just({"HEARING-19": "kunne ikke vente"}),
}

marks = st.fixed_dictionaries({}, optional=MARKS)
moments = st.integers(0, 5 * 365 * 24 * 4).map(lambda quarters: FIRST + timedelta(minutes=15 * quarters))
happenings = st.tuples(moments, st.sampled_from(EventKind), st.booleans() | st.just(True), marks)


@st.composite
def histories(draw, *, most=14):
    drawn = draw(st.lists(happenings, max_size=most))
    return [Event(str(n), kind, at, n, named, given) for n, (at, kind, named, given) in enumerate(drawn)]


as_ofs = moments.map(lambda moment: moment + timedelta(days=200))


def alarms(found):
    return {(duty.key, duty.alarm, duty.red) for duty in found if duty.red}


@given(histories(), as_ofs, st.randoms())
def test_the_order_in_which_events_are_handed_in_does_not_matter(events, as_of, chance):
    shuffled = list(events)
    chance.shuffle(shuffled)

    assert duties(RULES, shuffled, as_of) == duties(RULES, events, as_of)


@given(histories(), as_ofs)
def test_counting_again_gives_the_same(events, as_of):
    assert duties(RULES, events, as_of) == duties(RULES, events, as_of.astimezone(DANISH_TIME))


@given(histories(), as_ofs)
def test_the_key_tells_every_duty_from_the_others(events, as_of):
    keys = [duty.key for duty in duties(RULES, events, as_of)]

    assert len(keys) == len(set(keys))


@given(histories(), as_ofs, moments, st.sampled_from(NO_CLOCK))
def test_an_event_of_no_concern_to_any_clock_changes_nothing(events, as_of, at, kind):
    events = [event for event in events if not event.marks.get("before_record")]
    more = [*events, Event("more", kind, at, 99)]

    assert duties(RULES, more, as_of) == duties(RULES, events, as_of)


@given(histories(), as_ofs, happenings)
def test_what_happens_after_the_moment_asked_about_is_not_looked_at(events, as_of, later):
    _, kind, named, given = later
    more = [*events, Event("later", kind, as_of + timedelta(seconds=1), 99, named, given)]

    assert duties(RULES, more, as_of) == duties(RULES, events, as_of)


@settings(max_examples=300)
@given(histories(), as_ofs, st.integers(0, 900))
def test_an_alarm_once_raised_is_never_unmade_by_time_or_later_deeds(events, as_of, days):
    """A later birth date or record may change what was; deeds and time may not."""
    rewriting = {EventKind.CHILD_REGISTERED}
    events = [event for event in events if event.kind not in rewriting and not event.marks.get("before_record")]

    then, later = duties(RULES, events, as_of), duties(RULES, events, as_of + timedelta(days=days))

    assert alarms(then) <= alarms(later)


@given(histories(), as_ofs)
def test_every_duty_makes_sense_in_itself(events, as_of):
    for duty in duties(RULES, events, as_of):
        assert duty.red_at is None or duty.red_at == duty.due_at <= as_of
        assert (duty.state in {State.OVERDUE, State.BREACHED, State.MET_LATE}) <= (duty.red_at is not None)
        assert (duty.state is State.MET_LATE) == (duty.cleared_at is not None)
        assert (duty.state is State.FELL_AWAY) == (duty.ended_at is not None)
        assert duty.is_open == (duty.met_by is None and duty.ended_at is None)
        assert duty.state is not State.RUNNING or duty.due_at is None or duty.due_at > as_of
        assert duty.started_at <= as_of
        assert duty.because.endswith(".") and duty.counted.endswith(".")
        assert duty.source and duty.ref and duty.danish and duty.status
        assert "None" not in duty.because + duty.counted


@given(histories(), as_ofs)
def test_the_law_of_one_day_judges_everything_alike(events, as_of):
    for duty in duties(RULES, events, as_of, date(2026, 1, 1)):
        assert duty.version.holds_on(date(2026, 1, 1))
        assert not duty.transitional


@given(histories(), as_ofs)
def test_each_duty_is_judged_by_the_law_on_the_day_its_clock_starts(events, as_of):
    for duty in duties(RULES, events, as_of):
        if duty.round == 1:
            assert duty.version.holds_on(danish_day(duty.started_at))


@given(histories(), as_ofs)
def test_nothing_is_raised_after_the_child_came_of_age(events, as_of):
    registered = Event(
        "r", EventKind.CHILD_REGISTERED, FIRST - timedelta(days=1), 0, marks={"minor_until": "2022-05-05"}
    )
    events = [event for event in events if event.kind is not EventKind.CHILD_REGISTERED]

    found = duties(RULES, [registered, *events], as_of)

    assert all(duty.red_at is None or duty.red_at < datetime(2022, 5, 5, tzinfo=DANISH_TIME) for duty in found)
