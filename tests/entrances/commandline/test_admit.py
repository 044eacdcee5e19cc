"""`tovholder admit`: whoever runs the machine gives somebody a way in, and the chronicle tells it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt

from tests.config.programs import run
from tests.world.people import at_the_desk, hire
from tovholder.entrances.commandline import admitting
from tovholder.entrances.commandline.admit import admit
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.organisation.models import PostKind

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def palle(fjordby):
    return hire("palle", "Palle Kragh", title="Administrator", kind=PostKind.ADMINISTRATOR, unit=fjordby.night)


def answered(capsys, *ways, username="palle"):
    lost = admitting.look(username, ways=ways)
    status = admitting.answer(lost, because="Glemt i ferien", machine_user="drift", now=NOW, as_json=True)
    return status, json.loads(capsys.readouterr().out)


def facts():
    return [(line.deed, line.facts.facts) for line in Line.objects.select_related("facts").order_by("pk")]


@pytest.mark.django_db
def test_an_only_administrator_who_forgot_the_password_gets_a_new_one(palle, capsys):
    browser = at_the_desk(palle)
    AccessAttempt.objects.create(username="Palle", ip_address="127.0.0.1", failures_since_start=8)

    status, told = answered(capsys, "password", username="Palle")

    palle.refresh_from_db()
    assert (status, told["username"], told["done"]) == (0, "palle", ["password"])
    assert palle.check_password(told["password"])
    assert browser.get("/").status_code == 302
    assert not AccessAttempt.objects.exists()


@pytest.mark.django_db
def test_a_lost_telephone_is_forgotten_and_the_password_stands(palle, capsys):
    Authenticator.objects.create(user=palle, type=Authenticator.Type.TOTP, data={})
    kept = palle.password

    _, told = answered(capsys, "second_factor")

    palle.refresh_from_db()
    assert (told["password"], palle.password) == (None, kept)
    assert not Authenticator.objects.filter(user=palle).exists()


@pytest.mark.django_db
def test_the_chronicle_tells_that_it_was_done_on_the_machine_by_whom_and_why(palle, capsys):
    lines = Line.objects.count()

    answered(capsys, "second_factor", "password")

    told = {"user": str(palle.pk), "because": "Glemt i ferien", "machine_user": "drift"}
    assert facts()[lines:] == [("second factor forgotten", told), ("password given", told)]
    assert {line.by_user for line in Line.objects.order_by("pk")[lines:]} == {None}


@pytest.mark.django_db
def test_who_was_shut_out_is_let_in_and_gets_a_password_in_one(palle, capsys):
    palle.is_active = False
    palle.save()

    with pytest.raises(admitting.NotThisPerson, match="lukket ude. Skriv også --log-in"):
        admitting.look("palle", ways=["password"])
    answered(capsys, "password", "log_in")

    palle.refresh_from_db()
    assert palle.is_active


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("username", "ways", "says"),
    [
        ("pale", ["password"], "Ingen logger ind som »pale«. Administratorer er: palle."),
        ("palle", ["log_in"], "er ikke lukket ude"),
    ],
)
def test_who_cannot_be_meant_is_answered_with_what_to_write(palle, username, ways, says):
    with pytest.raises(admitting.NotThisPerson, match=says):
        admitting.look(username, ways=ways)


@pytest.mark.django_db
def test_what_is_about_to_be_done_is_said_before(palle, capsys):
    lost = admitting.look("palle", ways=["password", "second_factor"])
    said = "Palle Kragh (palle) får en ny adgangskode og logges ud alle steder, og sætter en ny app"

    assert admitting.question(lost).startswith(said)
    admitting.answer(lost, because="Glemt", machine_user="drift", now=NOW, as_json=False)
    assert "(vises kun nu)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["palle"], "--password, --second-factor eller --log-in"),
        (["palle", "--password"], "--because TEKST og --yes"),
        ([], "der mangler BRUGERNAVN"),
    ],
)
def test_what_is_missing_is_said_before_the_house_is_opened(words, says, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    with pytest.raises(SystemExit):
        admit(words)
    assert says in capsys.readouterr().err


def test_in_an_empty_database_it_says_that_nothing_is_founded(tmp_path):
    words = ("admit", "palle", "--password", "--because", "Glemt", "--yes", "--json")
    status, said = run(*words, home=tmp_path, TOVHOLDER_MODE="demo")

    assert status == 2
    assert "tovholder init" in said and "Traceback" not in said
