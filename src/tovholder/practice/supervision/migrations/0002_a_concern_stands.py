"""A concern about a place is added to and never changed."""

from django.db import migrations

from tovholder.foundation.chronicle.append_only import keep_append_only


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial")]

    operations = [keep_append_only("supervision_placeconcern")]
