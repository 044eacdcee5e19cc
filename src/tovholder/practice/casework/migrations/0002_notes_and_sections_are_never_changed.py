"""Notes and section texts are never changed; a note's copy in a journal can be struck or moved, once."""

from django.db import migrations

from tovholder.foundation.chronicle.append_only import keep_append_only

GUARD = """
create function casework_notecopy_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'et notat fjernes aldrig fra en journal' using errcode = 'insufficient_privilege';
  end if;
  if (new.id, new.note_id, new.child_id) is distinct from (old.id, old.note_id, old.child_id) then
    raise exception 'et notat i en journal kan kun streges eller flyttes' using errcode = 'insufficient_privilege';
  end if;
  if old.struck_at is not null and new is distinct from old then
    raise exception 'notatet er allerede streget' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("chronicle", "0002_lines_are_never_changed")]

    operations = [
        keep_append_only("casework_note"),
        keep_append_only("casework_sectiontext"),
        migrations.RunSQL(
            sql=[
                GUARD,
                "create trigger guard before update or delete on casework_notecopy "
                "for each row execute function casework_notecopy_guard()",
                "create trigger guard_truncate before truncate on casework_notecopy "
                "for each statement execute function casework_notecopy_guard()",
            ],
            reverse_sql=[
                "drop trigger guard on casework_notecopy",
                "drop trigger guard_truncate on casework_notecopy",
                "drop function casework_notecopy_guard()",
            ],
        ),
    ]
