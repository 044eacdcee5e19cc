"""The folding of Danish names, as a function of the database: generated columns and searches use it."""

from django.db import migrations

from tovholder.foundation.families.folding import FOLDING_SQL


class Migration(migrations.Migration):
    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.RunSQL("create extension if not exists btree_gist", migrations.RunSQL.noop),
        migrations.RunSQL("create extension if not exists pg_trgm", migrations.RunSQL.noop),
        migrations.RunSQL(FOLDING_SQL, "drop function danish_key(text)"),
    ]
