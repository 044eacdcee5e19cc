"""A version that is made, its goals, and what was seen and said are never changed or removed."""

from django.db import migrations

from tovholder.foundation.chronicle.append_only import keep_append_only

VERSION_GUARD = """
create function plans_version_guard() returns trigger language plpgsql as $$
begin
  if old.made_at is not null then
    raise exception 'en udgave af en plan, der gælder eller har gældt, ændres ikke'
      using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$
"""
GOAL_GUARD = """
create function plans_goal_guard() returns trigger language plpgsql as $$
begin
  if exists (select 1 from plans_planversion v where v.id = old.version_id and v.made_at is not null) then
    raise exception 'et mål i en plan, der gælder eller har gældt, ændres ikke'
      using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("chronicle", "0002_lines_are_never_changed")]

    operations = [
        migrations.RunSQL(
            sql=[
                VERSION_GUARD,
                GOAL_GUARD,
                "create trigger guard before update or delete on plans_planversion "
                "for each row execute function plans_version_guard()",
                "create trigger guard before update or delete on plans_plangoal "
                "for each row execute function plans_goal_guard()",
            ],
            reverse_sql=[
                "drop trigger guard on plans_plangoal",
                "drop trigger guard on plans_planversion",
                "drop function plans_goal_guard()",
                "drop function plans_version_guard()",
            ],
        ),
        keep_append_only("plans_goaltrend"),
        keep_append_only("plans_plansent"),
        keep_append_only("plans_plancomment"),
    ]
