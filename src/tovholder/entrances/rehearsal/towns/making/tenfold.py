"""A town copied in its own database, so many times, with new ids: by hand, for measuring (docs/howto/make-a-town.md).

    TOVHOLDER_MODE=demo TOVHOLDER_HOME=... python -m tovholder.entrances.rehearsal.towns.making.tenfold 9

In every id of the town, in columns, lists, lines and texts alike, the version becomes 8, and the copy's number takes
the place of two digits. Users are not copied, nor are they employed in the copies' offices. A copying that was cut
short leaves a database without its constraints: make the town again.
"""

from __future__ import annotations

import sys
import time
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from tovholder.config.opening import opened

PARTS = 64  # transactions that a copy's lines come in, so that no seal grows too long
MOST = 99
# Of each there is one, whatever the number of towns; who looked, and who is called, belongs to the people.
ONE_OF_EACH = frozenset(
    {
        "User",
        "Municipality",
        "ClosingDay",
        "Employment",
        "Watch",
        "ApiToken",
        "OwnPerson",
        "CommitteeMember",
        "Seal",
        "Reading",
        "ListReading",
    }
)
NOT_COPIED = frozenset({"drafts", "sessions"})
_FUNCTIONS = """
create or replace function pg_temp.copied(id uuid, n int) returns uuid language sql immutable strict parallel safe as
$$ select overlay(overlay(id::text placing '8' from 15) placing lpad(n::text, 2, '0') from 21 for 2)::uuid $$;
create or replace function pg_temp.retold(words text, n int) returns text language sql immutable strict parallel safe as
$$ select regexp_replace(words, '([0-9a-f]{8}-[0-9a-f]{4}-)7([0-9a-f]{3}-[89ab])[0-9a-f]{2}',
                         '\\18\\2' || lpad(n::text, 2, '0'), 'g') $$;
create or replace function pg_temp.canonical(told jsonb) returns text language plpgsql immutable strict as $$
begin
  case jsonb_typeof(told)
    when 'object' then return coalesce((select '{' || string_agg(to_json(key)::text || ':' || pg_temp.canonical(value),
      ',' order by key collate "C") || '}' from jsonb_each(told)), '{}');
    when 'array' then return coalesce((select '[' || string_agg(pg_temp.canonical(value), ',' order by place) || ']'
      from jsonb_array_elements(told) with ordinality as each(value, place)), '[]');
    else return told::text;
  end case;
end $$;
"""
_WRITTEN = {  # where a column is not just the same value, or the same with new ids
    "deadlines_deadline.id": "(select d.copy from pg_temp.deadline_ids d where d.id = t.id and d.n = number.n)",
    "chronicle_line.facts_hash": "(select sha256(f.salt || convert_to(pg_temp.canonical("
    "pg_temp.retold(f.facts::text, n)::jsonb), 'UTF8')) from chronicle_facts f where f.line_id = t.id)",
    "intake_notification.receipt": "receipt || '-' || n",
    "letters_outgoing.key": "pg_temp.retold(key, n)",
    "families_child.name": "name || ' ' || n",
    "families_adult.name": "name || ' ' || n",
    "organisation_unit.name": "name || ' ' || n",
}
_ABOUT_CHILDREN = {  # the lines of the offices are not copied
    "chronicle_line": "exists (select from chronicle_subject s where s.line_id = t.id)",
    "chronicle_facts": "exists (select from chronicle_subject s where s.line_id = t.line_id)",
}


def main(words: list[str]) -> int:
    """Copy the town so many times; the exit status."""
    copies = int(words[0]) if len(words) == 1 and words[0].isdecimal() else 0
    if not 1 <= copies <= MOST:
        print(f"Skriv, hvor mange gange byen kopieres, fra 1 til {MOST}.", file=sys.stderr)
        return 2
    with opened():
        from tovholder.config.owner import acting_as_owner  # needs settings
        from tovholder.entrances.rehearsal.measuring.town import without_indexes
        from tovholder.foundation.chronicle.sealing import seal_new_lines

        with acting_as_owner():
            with without_indexes(), connection.cursor() as cursor:
                cursor.execute(_FUNCTIONS)
                _name_deadlines(cursor, copies)
                for model in _copied_models():
                    began = time.monotonic()
                    rows = _copy(cursor, model, copies)
                    print(f"{model._meta.db_table}: {rows}, {time.monotonic() - began:.0f} s", file=sys.stderr)
            print(f"{seal_new_lines()} linjer er forseglet.", file=sys.stderr)
    return 0


def _name_deadlines(cursor: Any, copies: int) -> None:
    """A kept duty's id follows from what it is about, and the database has no such print: they are made here."""
    from tovholder.foundation.deadlines.actions import deadline_id  # models, which need Django set up

    cursor.execute("create temp table deadline_ids (id uuid, n int, copy uuid, primary key (id, n))")
    cursor.execute("select id, child_id, rule, started_by, round, alarm from deadlines_deadline")
    rows = cursor.fetchall()
    with cursor.cursor.copy("copy pg_temp.deadline_ids from stdin") as copy:
        for number in range(1, copies + 1):
            for id, child, rule, started_by, rounds, alarm in rows:
                copied = deadline_id(_copied(child, number), rule, str(_copied(started_by, number)), rounds, alarm)
                copy.write_row((id, number, copied))


def _copied(id: UUID, number: int) -> UUID:
    digits = str(id)
    return UUID(f"{digits[:14]}8{digits[15:20]}{number:02d}{digits[22:]}")


def _copied_models() -> list[type[models.Model]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("tovholder.")]
    return [model for model in ours if model.__name__ not in ONE_OF_EACH and model._meta.app_label not in NOT_COPIED]


def _copy(cursor: Any, model: type[models.Model], copies: int) -> int:
    """All copies of a table's rows; how many. A statement sees the rows that were there before it began."""
    table = model._meta.db_table
    fields = [field for field in model._meta.local_concrete_fields if _is_written(field)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_in_sql(cursor, table, field) for field in fields)
    where = _ABOUT_CHILDREN.get(table, "true")
    rows = 0
    for part in range(PARTS if table == "chronicle_line" else 1):
        # A copy keeps the last digits of its original, so a later part finds none of an earlier one's copies.
        mine = f"get_byte(uuid_send(id), 15) %% {PARTS} = {part}" if table == "chronicle_line" else "true"
        cursor.execute(
            f'insert into "{table}" ({columns}) select {values} from "{table}" t, generate_series(1, %s) as number(n) '
            f"where {where} and {mine}",
            [copies],
        )
        rows += cursor.rowcount
    return rows


def _is_written(field: Any) -> bool:
    return bool(not field.generated and field.column and not field.has_db_default())


def _in_sql(cursor: Any, table: str, field: Any) -> str:
    column = f't."{field.column}"'
    if written := _WRITTEN.get(f"{table}.{field.column}"):
        return written
    kept = field
    while isinstance(kept, models.ForeignKey):
        kept = kept.target_field
    if isinstance(kept, models.UUIDField):
        return column if _names_users(cursor, table, field.column) else f"pg_temp.copied({column}, n)"
    if isinstance(kept, ArrayField) and isinstance(kept.base_field, models.UUIDField):
        return f"(select coalesce(array_agg(pg_temp.copied(id, n)), '{{}}') from unnest({column}) id)"
    if isinstance(kept, models.JSONField):
        return f"pg_temp.retold({column}::text, n)::jsonb"
    return column


def _names_users(cursor: Any, table: str, column: str) -> bool:
    """Whether the ids in the column are of those who log in or sit on the committee: the same in every copy."""
    people = "select id from accounts_user union all select id from committee_committeemember"
    cursor.execute(f'select exists (select from "{table}" t join ({people}) u on u.id = t."{column}")')
    (does,) = cursor.fetchone()
    return bool(does)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
