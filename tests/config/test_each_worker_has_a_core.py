"""Each of the site's workers keeps to a core of its own, also one that takes a dead one's place."""

import os
from types import SimpleNamespace

from tovholder.config import cores


def made_beside(*others):
    """A worker made while these live."""
    worker = SimpleNamespace()
    cores.pre_fork(SimpleNamespace(WORKERS=dict(enumerate(others))), worker)
    return worker


def test_two_have_a_core_each_where_there_are_two(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {2, 5})
    first = made_beside()
    second = made_beside(first)

    assert (first.core, second.core) == (2, 5)
    assert made_beside(second).core == 2
    assert made_beside(first).core == 5


def test_they_share_the_one_there_is(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3})

    assert made_beside(made_beside()).core == 3


def test_it_keeps_to_its_core_and_the_one_that_made_it_does_not(monkeypatch):
    kept = []
    monkeypatch.setattr(os, "sched_setaffinity", lambda process, to: kept.append((process, to)))
    worker = made_beside()
    assert kept == []

    cores.post_fork(SimpleNamespace(), worker)

    assert kept == [(0, {worker.core})]
