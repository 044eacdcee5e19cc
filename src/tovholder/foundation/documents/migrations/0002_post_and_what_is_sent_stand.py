"""Post, its files and what was sent with which papers are added to; nothing of it is deleted."""

from django.db import migrations

from tovholder.foundation.chronicle.append_only import keep_append_only

NEVER_DELETED = """
create function documents_never_deleted() returns trigger language plpgsql as $$
begin
  raise exception 'post slettes ikke; den kan lægges til side' using errcode = 'insufficient_privilege';
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("chronicle", "0002_lines_are_never_changed")]

    operations = [
        keep_append_only("documents_mailfile"),
        keep_append_only("documents_mailcontent"),
        keep_append_only("documents_lettersent"),
        keep_append_only("documents_enclosure"),
        migrations.RunSQL(
            sql=[
                NEVER_DELETED,
                "create trigger never_deleted before delete or truncate on documents_incomingmail "
                "for each statement execute function documents_never_deleted()",
            ],
            reverse_sql=[
                "drop trigger never_deleted on documents_incomingmail",
                "drop function documents_never_deleted()",
            ],
        ),
    ]
