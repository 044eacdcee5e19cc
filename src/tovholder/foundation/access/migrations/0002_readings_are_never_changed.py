"""The database's own promise: the log of readings is added to and never changed."""

from django.db import migrations

from tovholder.foundation.chronicle.append_only import keep_append_only


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("chronicle", "0002_lines_are_never_changed")]

    operations = [keep_append_only(f"access_{table}") for table in ("reading", "listreading")]
