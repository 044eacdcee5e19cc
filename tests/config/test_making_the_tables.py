"""Tables made in a hurry are the tables Django makes: every column, constraint, index, trigger and right."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tovholder.config.owner import acting_as_owner
from tovholder.entrances.rehearsal import scratch
from tovholder.entrances.rehearsal.scratch import scratch_database

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = (
    "select table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, is_generated"
    " from information_schema.columns where table_schema = 'public'",
    "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
    " where connamespace = 'public'::regnamespace",
    "select indexdef, '' from pg_indexes where schemaname = 'public'",
    "select tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "select table_name, grantee, privilege_type from information_schema.role_table_grants"
    " where table_schema = 'public' and grantee <> current_user",
)


def all_there_is():
    """What the database tells of itself, a line for each thing."""
    with acting_as_owner(), scratch_database(like_the_site=True), connection.cursor() as cursor:
        found = set()
        for question in TOLD:
            cursor.execute(question)
            found |= set(map(str, cursor.fetchall()))
        return found


def test_a_first_start_makes_the_same_tables_as_djangos_own_executor(monkeypatch):
    ours = all_there_is()

    monkeypatch.setattr(scratch, "TableMaker", MigrationExecutor)
    djangos = all_there_is()

    assert len(djangos) > 1_000
    assert sorted(ours ^ djangos) == []


def test_tables_that_stand_are_changed_as_django_changes_them():
    """Only where nothing stands is the picture made by adding."""
    from tovholder.config.migrating import TableMaker

    state = TableMaker(connection)._create_project_state(with_applied_migrations=True)

    assert type(state).__name__ == "ProjectState"
