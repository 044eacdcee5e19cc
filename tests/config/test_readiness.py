"""The site refuses to open where a receipt could be lost or made-up people meet real ones, and says what to do."""

from __future__ import annotations

from dataclasses import replace
from runpy import run_module

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import NotSupportedError, connection, connections
from django.db.migrations.recorder import MigrationRecorder
from psycopg.errors import FeatureNotSupported, InsufficientPrivilege

from tovholder.config import readiness
from tovholder.config.databases import database_as
from tovholder.config.environment import Mode
from tovholder.config.opening import bring_tables_in_step
from tovholder.config.owner import acting_as_owner
from tovholder.config.readiness import (
    Facts,
    NotReady,
    facts_of,
    refusals,
    refuse_another_past,
    refuse_unanswered,
    refuse_unless_ready,
    refuse_without_secrets,
    unfurnished,
)
from tovholder.foundation.accounts.models import User

ALL_WELL = Facts(
    version=180006,
    settings=dict.fromkeys(("fsync", "full_page_writes", "synchronous_commit"), "on"),
    above_the_rules=False,
    demo_users=False,
    real_users=True,
)


def test_a_database_made_by_steps_nobody_knows_here_is_left_alone_and_the_step_is_named():
    known = {("casework", "0001_initial"), ("intake", "0001_initial")}
    refuse_another_past({("casework", "0001_initial")}, known=known)
    with pytest.raises(NotReady, match=r"casework\.0014_another_time.*TOVHOLDER_HOME"):
        refuse_another_past({*known, ("casework", "0014_another_time")}, known=known)


@pytest.mark.django_db(transaction=True)
def test_tables_of_another_edition_are_not_changed():
    assert not bring_tables_in_step()
    with acting_as_owner():
        MigrationRecorder(connection).record_applied("casework", "0099_another_time")
    with pytest.raises(NotReady, match="0099_another_time"):
        bring_tables_in_step()


def test_nothing_stands_in_the_way_when_all_is_well():
    assert refusals(ALL_WELL, mode=Mode.PRODUCTION) == []
    assert refusals(replace(ALL_WELL, real_users=False, demo_users=True), mode=Mode.DEMO) == []


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
@pytest.mark.parametrize(("mode", "refused"), [(Mode.PRODUCTION, 1), (Mode.DEMO, 0)])
def test_production_does_not_open_with_a_setting_that_loses_receipts(name, mode, refused):
    facts = replace(ALL_WELL, settings={**ALL_WELL.settings, name: "off"}, real_users=False)
    found = refusals(facts, mode=mode)
    assert len(found) == refused
    assert all(name in line and "ALTER SYSTEM RESET" in line for line in found)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(("version", "refused"), [(150018, True), (179999, True), (180000, False), (190001, False)])
def test_a_server_older_than_18_is_refused_in_every_mode(version, refused, mode):
    (*lines,) = refusals(replace(ALL_WELL, version=version, real_users=False), mode=mode)
    assert [f"PostgreSQL {version // 10000}" in line and "DATABASE_URL" in line for line in lines] == [True] * refused


@pytest.mark.parametrize(
    ("facts", "mode", "named"),
    [
        (replace(ALL_WELL, demo_users=True), Mode.PRODUCTION, "TOVHOLDER_MODE=demo"),
        (replace(ALL_WELL, above_the_rules=True), Mode.PRODUCTION, "DATABASE_URL"),
        (ALL_WELL, Mode.DEMO, "TOVHOLDER_MODE=production"),
    ],
)
def test_made_up_and_real_people_do_not_meet_and_the_web_role_stays_under_the_rules(facts, mode, named):
    (line,) = refusals(facts, mode=mode)
    assert named in line


@pytest.mark.django_db
def test_the_database_is_asked_as_the_role_that_serves():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    facts = facts_of(connection)
    assert facts.version >= 180000
    assert facts.settings == {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "off"}
    assert not facts.above_the_rules


@pytest.mark.django_db(transaction=True)
def test_the_owner_may_do_too_much_to_serve():
    with acting_as_owner():
        assert facts_of(connection).above_the_rules


@pytest.mark.django_db
@pytest.mark.parametrize(("is_demo", "refused_in"), [(True, Mode.PRODUCTION), (False, Mode.DEMO)])
def test_a_user_of_the_other_kind_keeps_the_site_shut(is_demo, refused_in):
    User.objects.create(username="karen", is_demo=is_demo)
    for mode in Mode:
        if mode is refused_in:
            with pytest.raises(NotReady, match="brugere"):
                refuse_unless_ready(connection, mode=mode)
        else:
            refuse_unless_ready(connection, mode=mode)


def test_a_server_too_old_even_to_talk_to_is_refused_in_the_same_words(monkeypatch):
    ancient = connections["default"].copy()

    def refuse() -> None:
        raise NotSupportedError("PostgreSQL 14 or later is required (found 11.2).")

    monkeypatch.setattr(ancient, "ensure_connection", refuse)
    with pytest.raises(NotReady, match="18 eller nyere"):
        readiness.refuse_old_server(ancient)


@pytest.mark.parametrize("missing", ["SECRET_KEY", "DATA_KEY"])
@pytest.mark.parametrize("value", [None, "for-kort"])
def test_production_names_the_secret_that_is_missing_or_too_short(missing, value, monkeypatch, tmp_path):
    for name in ("SECRET_KEY", "DATA_KEY"):
        monkeypatch.setenv(name, "x" * 40)
    monkeypatch.delenv(missing)
    if value:
        monkeypatch.setenv(missing, value)
    with pytest.raises(ImproperlyConfigured, match=missing):
        refuse_without_secrets(Mode.PRODUCTION, home=tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("port", ["abc", "25,5", "0", "-25"])
def test_a_port_that_is_no_number_stops_the_start_and_is_named(port, monkeypatch):
    monkeypatch.setenv("EMAIL_PORT", port)

    with pytest.raises(ImproperlyConfigured, match=f"EMAIL_PORT.*{port}"):
        run_module("tovholder.config.settings")


def test_demo_makes_its_own_secrets_once_for_its_own_eyes(monkeypatch, tmp_path):
    for name in ("SECRET_KEY", "DATA_KEY"):
        monkeypatch.delenv(name, raising=False)
    refuse_without_secrets(Mode.DEMO, home=tmp_path)
    made = {file.name: file.read_text() for file in tmp_path.iterdir()}
    refuse_without_secrets(Mode.DEMO, home=tmp_path)
    assert len(set(made.values())) == 2
    assert made == {file.name: file.read_text() for file in tmp_path.iterdir()}
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"NAME": "findes_ikke"}, "findes_ikke"),
        ({"PASSWORD": "forkert"}, "password authentication failed"),
        ({"OPTIONS": {"sslmod": "require"}}, 'invalid connection option "sslmod"'),
    ],
)
def test_a_server_that_does_not_let_us_in_is_told_in_one_line_with_its_own_reason(changed, says):
    theirs = connections["default"].copy()
    theirs.settings_dict = theirs.settings_dict | changed
    with pytest.raises(NotReady, match="DATABASE_URL kan ikke åbnes") as told:
        refuse_unanswered(theirs, address="DATABASE_URL")
    assert says in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("refusal", "says"),
    [
        (FeatureNotSupported('extension "btree_gist" is not available\nHINT: install it'), "Installér pakken contrib"),
        (InsufficientPrivilege("permission denied for database"), "Rollen ejer i DATABASE_OWNER_URL må ikke"),
    ],
)
def test_what_a_server_of_ones_own_lacks_is_said(refusal, says):
    told = str(unfurnished(refusal, owner="ejer"))
    assert says in told and "\n" not in told


@pytest.mark.parametrize(
    "address", ["hej", "mysql://a:b@db/tovholder", "postgres://db/tovholder", "postgres://a@db", "postgres://a@db:x/t"]
)
def test_what_is_no_address_is_told_with_how_to_write_one(address, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgres://ejer:x@db:5432/tovholder")
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL er ikke en adresse"):
        database_as("web", home=tmp_path)
    assert database_as("owner", home=tmp_path)["USER"] == "ejer"
