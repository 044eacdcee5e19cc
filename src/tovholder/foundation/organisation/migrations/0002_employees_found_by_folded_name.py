"""At every notification we ask whether one of our own is concerned: employees are found by their folded name."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0001_initial"),
        ("accounts", "0001_initial"),
        ("families", "0001_how_names_and_numbers_are_compared"),
    ]

    operations = [
        migrations.RunSQL(
            "create index accounts_user_folded_name on accounts_user (danish_key(name))",
            "drop index accounts_user_folded_name",
        ),
    ]
