"""The database's own promise: lines, subjects and seals are added and never changed."""

from django.db import migrations

from tovholder.foundation.chronicle.append_only import keep_append_only


class Migration(migrations.Migration):
    dependencies = [("chronicle", "0001_initial")]

    operations = [keep_append_only(f"chronicle_{table}") for table in ("line", "subject", "seal")]
