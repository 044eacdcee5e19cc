"""A stop is heard whenever it comes: noted while something must not be cut short, at once where it may."""

from __future__ import annotations

import os
import signal
import weakref

import pytest

from tovholder.config.stopping import exit_if_told, leave_at_once, listening, only_note, told_to_stop


@pytest.fixture(autouse=True)
def started_by_nobody_who_said_otherwise():
    """A run under nohup is told to ignore a hang-up, and the house keeps to that; here every order is as usual."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def say_stop(order: signal.Signals = signal.SIGTERM) -> None:
    os.kill(os.getpid(), order)


@pytest.mark.parametrize(("order", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_a_stop_is_noted_first_and_obeyed_when_asked_about(order, status):
    with listening():
        only_note()
        exit_if_told()
        say_stop(order)
        assert told_to_stop()
        with pytest.raises(SystemExit) as left:
            exit_if_told()
    assert left.value.code == status
    assert not told_to_stop()


def test_a_stop_ends_what_is_under_way():
    with listening():
        leave_at_once()
        with pytest.raises(SystemExit):
            say_stop()


def test_a_stop_that_comes_where_exceptions_are_swallowed_is_not_lost():
    class Thing:
        pass

    with listening():
        leave_at_once()
        thing = Thing()
        weakref.finalize(thing, say_stop)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.unraisablehook", lambda _: None)
            del thing  # the finalizer runs here, and Python throws its SystemExit away
        assert told_to_stop()


def test_afterwards_stops_are_heard_as_before():
    before = signal.getsignal(signal.SIGINT)
    with listening():
        only_note()
    assert signal.getsignal(signal.SIGINT) is before


def test_what_was_started_to_outlive_its_terminal_does_so():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with listening():
            leave_at_once()
            say_stop(signal.SIGHUP)
            assert not told_to_stop()
    finally:
        signal.signal(signal.SIGHUP, before)
