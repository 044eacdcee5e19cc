"""A municipality's own words for a letter stand; a new version is added."""

from django.db import migrations

from tovholder.foundation.chronicle.append_only import keep_append_only


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial"), ("chronicle", "0002_lines_are_never_changed")]

    operations = [keep_append_only("letters_lettertemplate")]
