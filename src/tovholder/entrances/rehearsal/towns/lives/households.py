"""A household becomes known: the children, their parents, where they live; and what changes in it later."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Story
from tovholder.entrances.rehearsal.towns.people.names import (
    FATHERS,
    MOTHERS,
    address_of,
    child_name,
    family_name,
    school_or_daycare,
)
from tovholder.entrances.rehearsal.towns.when import days_later
from tovholder.entrances.rehearsal.towns.work.cases import close_at_once
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.actions import found_home, move_in, register_child, tie_adult
from tovholder.foundation.families.models import Adult, Child, Home, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Move

TOGETHER, FATHER_KNOWN = 0.55, 0.9
TOLD_AFTER = (0.3, 5)  # days until the other municipality is told (ours; the law says at once, Barnets lov § 132)


def make_known(story: Story, at: datetime, by: Author) -> None:
    """Everybody of the household who is not known yet is taken into the record; nothing when all are."""
    new = [place for place in story.family.minors(danish_day(at)) if place not in story.courses]
    if not new:
        return
    with open_book(at=at, by=by) as book:
        if story.home is None:
            _settle_adults(story, book, at)
        for place in new:
            _settle_child(story, book, place, at)
        recount_duties(book, [story.courses[place].child for place in new])


def move_away(story: Story, at: datetime) -> None:
    """The family moves to another municipality, which is to be told of the children we work with.

    It stays while one of its children is placed (ours).
    """
    worked_with = [each for each in story.courses.values() if each.case is not None and story.is_ours(each, at)]
    if any(each.placement is not None for each in story.courses.values()):
        return
    story.left = at
    if not worked_with:
        return
    moves = casework.record_move(
        [story.child(each) for each in worked_with],
        to_municipality=story.chance.choice(words.MUNICIPALITIES),
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    told = days_later(story.chance, at, story.chance.uniform(*TOLD_AFTER))
    for course, move in zip(worked_with, moves, strict=True):
        story.plan(told, tell_where_it_moved, course, move.pk)


def tell_where_it_moved(story: Story, at: datetime, course: Course, move: UUID) -> None:
    """The other municipality is told, and the case is closed with all that ran in it."""
    casework.tell_new_municipality(
        story.record(Move, move),
        summary=words.HANDED_ON,
        how=words.BY_SECURE_MAIL,
        happened_at=at,
        at=at,
        by=story.hand(at),
    )
    close_at_once(story, at, course, words.MOVED_AWAY)


def _settle_adults(story: Story, book: Book, at: datetime) -> None:
    chance = story.chance
    story.surname = family_name(chance)
    home = found_home(book, address=address_of(story.family.number))
    story.home = home.pk
    mother = Adult(name=f"{chance.choice(MOTHERS)} {story.surname}", phone=_phone(story))
    father = Adult(name=f"{chance.choice(FATHERS)} {family_name(chance)}", phone=_phone(story))
    lives_here = chance.random() < TOGETHER
    for adult, is_home in ((mother, True), (father, lives_here)):
        if adult is father and chance.random() >= FATHER_KNOWN:
            continue
        book.add(adult)
        story.adults.append(adult.pk)
        if is_home:
            move_in(book, home, adult=adult, starts=_here_since(story, at))


def _settle_child(story: Story, book: Book, place: int, at: datetime) -> None:
    born, on = story.family.births[place], danish_day(at)
    child = Child(
        name=child_name(story.chance, story.surname),
        birth_date=born,
        school_or_daycare=school_or_daycare(story.family.number, born, on=on),
    )
    register_child(book, child, happened_at=at)
    starts = max(born, _here_since(story, at))
    move_in(book, _home(story, book), child=child, starts=starts)
    for adult, kind in zip(story.adults, (TieKind.MOTHER, TieKind.FATHER), strict=False):
        tie_adult(book, child, _adult(story, book, adult), kind=kind, custody=True, starts=starts)
    story.courses[place] = Course(child.pk, born)


def _home(story: Story, book: Book) -> Home:
    new = [home for home in book.added(Home) if home.pk == story.home]
    return new[0] if new else story.record(Home, story.home)  # type: ignore[arg-type]  # they live somewhere


def _adult(story: Story, book: Book, pk: UUID) -> Adult:
    new = [adult for adult in book.added(Adult) if adult.pk == pk]
    return new[0] if new else story.record(Adult, pk)


def _here_since(story: Story, at: datetime) -> date:
    """When the family came to its address: two years before it became known, or when it came to town."""
    return story.family.came_on or danish_day(at) - timedelta(days=730 + story.family.number % 900)


def _phone(story: Story) -> str:
    digits = story.chance.randrange(10_000)
    return f"40 00 {digits // 100:02d} {digits % 100:02d}"
