"""The folding of names and the form of numbers, as functions of the database; generated columns and indexes use them."""

from django.db import migrations

from tovholder.foundation.families.folding import FOLDING_SQL
from tovholder.foundation.families.numbers import DROP_NUMBERS_SQL, NUMBERS_SQL
from tovholder.foundation.families.search_keys import SEARCH_KEY_SQL


class Migration(migrations.Migration):
    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.RunSQL("create extension if not exists btree_gist", migrations.RunSQL.noop),
        migrations.RunSQL("create extension if not exists pg_trgm", migrations.RunSQL.noop),
        migrations.RunSQL(FOLDING_SQL, "drop function danish_key(text)"),
        migrations.RunSQL(SEARCH_KEY_SQL, "drop function search_key(text, text)"),
        migrations.RunSQL(NUMBERS_SQL, DROP_NUMBERS_SQL),
    ]
