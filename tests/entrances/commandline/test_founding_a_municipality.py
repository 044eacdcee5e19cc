"""`tovholder init` makes an empty municipality, all of it or nothing."""

from __future__ import annotations

from datetime import UTC, datetime, time
from decimal import Decimal

import pytest

from tests.config.programs import run
from tovholder.entrances.commandline.founding import (
    Founding,
    Misspelt,
    NewPost,
    competence_from,
    decided_from,
    found,
    post_from,
    unit_from,
)
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.organisation.actions import AlreadyFounded
from tovholder.foundation.organisation.models import (
    Competence,
    Employment,
    Municipality,
    Post,
    PostKind,
    Unit,
    UnitKind,
)
from tovholder.foundation.organisation.queries import token_of
from tovholder.foundation.organisation.tokens import digest_of

NOW = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)
NORDBY = Founding("Nordby Kommune", "70 20 30 40", "anne", "Anne Admin", "et-langt-kodeord")


@pytest.mark.django_db
def test_the_municipality_its_units_posts_administrator_and_keys_are_there_afterwards():
    settings = ["saturday_counts=off", "closes=16:00", "screen_within_days=5"]
    decided = decided_from(settings, ["letter_closing=Med venlig hilsen"])
    told = Founding(**{**vars(NORDBY), "decided": decided, "systems": ("Skolen",)})

    keys = found(told, at=NOW, made_up=False)

    nordby = Municipality.objects.get()
    assert (nordby.name, nordby.out_of_hours_phone) == ("Nordby Kommune", "70 20 30 40")
    assert (nordby.saturday_counts, nordby.closes, nordby.screen_within_days) == (False, time(16), 5)
    assert nordby.texts == {"letter_closing": "Med venlig hilsen"}
    assert set(Unit.objects.values_list("kind", flat=True)) == set(UnitKind.values) - {UnitKind.SPECIAL_GROUP}
    assert set(Post.objects.values_list("kind", flat=True)) == set(PostKind.values)
    anne = User.objects.get()
    assert anne.check_password("et-langt-kodeord")
    assert not anne.is_demo
    assert Employment.objects.get(user=anne).post.kind == PostKind.ADMINISTRATOR
    assert token_of(digest_of(keys["Skolen"]), on=NOW.date()) is not None
    assert Line.objects.filter(deed="municipality founded").count() == 1


@pytest.mark.django_db
def test_who_may_decide_what_is_said_when_the_municipality_is_founded():
    rules = tuple(map(competence_from, ["support=caseworker:10000", "support=leader", "placement=head"]))

    found(Founding(**{**vars(NORDBY), "competence": rules}), at=NOW, made_up=False)

    kept = Competence.objects.order_by("kind", "up_to").values_list("kind", "level", "up_to", "starts")
    assert list(kept) == [
        ("placement", "head", None, NOW.date()),
        ("support", "caseworker", Decimal(10_000), NOW.date()),
        ("support", "leader", None, NOW.date()),
    ]


@pytest.mark.parametrize("words", ["support", "support=committee", "hjælp=leader", "support=leader:mange"])
def test_a_misspelt_competence_is_answered_with_how_to_write_it(words):
    with pytest.raises(Misspelt, match="="):
        competence_from(words)


@pytest.mark.django_db
@pytest.mark.parametrize(("unit", "made"), [("Modtagelsen", 1), ("Kantinen", 0)])
def test_a_post_in_a_unit_that_is_not_there_makes_nothing_at_all(unit, made):
    told = Founding(**{**vars(NORDBY), "posts": (NewPost("Rådgiver", PostKind.INTAKE, unit),)})
    if made:
        found(told, at=NOW, made_up=False)
    else:
        with pytest.raises(Misspelt, match="Kantinen"):
            found(told, at=NOW, made_up=False)
    assert Municipality.objects.count() == made


@pytest.mark.django_db
def test_a_database_holds_one_municipality():
    found(NORDBY, at=NOW, made_up=False)
    with pytest.raises(AlreadyFounded):
        found(Founding(**{**vars(NORDBY), "name": "Sydby"}), at=NOW, made_up=False)


@pytest.mark.parametrize(
    ("read", "words", "says"),
    [
        (unit_from, "Modtagelsen", "navn:art"),
        (unit_from, "Modtagelsen:kantine", "intake"),
        (post_from, "Rådgiver:intake", "titel:art:enhed"),
        (post_from, "Rådgiver:kok:Modtagelsen", "caseworker"),
    ],
)
def test_a_misspelt_unit_or_post_is_answered_with_how_to_write_it(read, words, says):
    with pytest.raises(Misspelt, match=says):
        read(words)


@pytest.mark.parametrize(
    ("setting", "says"),
    [("farve=blå", "farve"), ("saturday_counts", "navn=værdi"), ("screen_within_days=mange", "screen_within_days")],
)
def test_a_misspelt_setting_is_named(setting, says):
    with pytest.raises(Misspelt, match=says):
        decided_from([setting], [])


def test_the_command_makes_a_municipality_once_and_says_what_is_shown_only_now(tmp_path):
    secrets = {"SECRET_KEY": "s" * 40, "DATA_KEY": "d" * 40}
    words = ("init", "--name", "Nordby Kommune", "--admin", "anne", "--admin-name", "Anne Admin", "--token", "Skolen")

    assert run(*words, home=tmp_path, **secrets) == (
        2,
        "Der mangler --out-of-hours-phone. Skriv: tovholder init --help\n",
    )
    status, said = run(*words, "--out-of-hours-phone", "70 20 30 40", home=tmp_path, **secrets)
    assert status == 0
    assert "Nordby Kommune er oprettet" in said
    assert "Administrator: anne / " in said
    assert "Adgangsnøgle til Skolen: " in said

    status, said = run(*words, "--out-of-hours-phone", "70 20 30 40", home=tmp_path, **secrets)
    assert (status, said.startswith("Der er allerede en kommune")) == (1, True)


def test_a_misspelt_username_is_told(tmp_path):
    words = ("init", "--name", "Nordby", "--out-of-hours-phone", "70 20 30 40", "--admin", "Anne Admin")

    status, said = run(*words, "--admin-name", "Anne", home=tmp_path, TOVHOLDER_MODE="demo")

    assert (status, "Et brugernavn har kun bogstaver" in said) == (2, True)
