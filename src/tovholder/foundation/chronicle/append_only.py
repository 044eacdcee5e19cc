"""The database's own promise that what is written stays written."""

from __future__ import annotations

from django.apps import apps
from django.db import connection, migrations

WEB_ROLE = "tovholder_web"

_FUNCTION = """
create or replace function tovholder_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'tabellen % kan kun tilføjes til', tg_table_name using errcode = 'insufficient_privilege';
end $$
"""


def keep_append_only(table: str) -> migrations.RunSQL:
    """A migration step: `table` refuses UPDATE, DELETE and TRUNCATE, whoever asks."""
    return migrations.RunSQL(
        sql=[
            _FUNCTION,
            f"create trigger append_only before update or delete or truncate on {table} "
            "for each statement execute function tovholder_append_only()",
        ],
        reverse_sql=[f"drop trigger append_only on {table}"],
    )


def grant_rights(**_: object) -> None:
    """After every migration: the web role may work in all tables, and in the append-only ones only add and read."""
    kept = [m._meta.db_table for m in apps.get_models() if getattr(m, "append_only", False)]
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [WEB_ROLE])
        if cursor.fetchone() is None:
            return
        cursor.execute(f"grant usage on schema public to {WEB_ROLE}")
        cursor.execute(f"grant select, insert, update, delete on all tables in schema public to {WEB_ROLE}")
        cursor.execute(f"grant usage on all sequences in schema public to {WEB_ROLE}")
        for table in kept:
            cursor.execute(f'revoke update, delete, truncate on "{table}" from {WEB_ROLE}')
