from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_which_keys_are_open"),
        ("organisation", "0002_employees_found_by_folded_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="key",
            name="for_post",
            field=models.CharField(
                blank=True,
                choices=[
                    ("intake", "Rådgiver i Modtagelsen"),
                    ("caseworker", "Rådgiver"),
                    ("team_leader", "Teamleder"),
                    ("head", "Afdelingsleder"),
                    ("out_of_hours", "Døgnvagt"),
                    ("jurist", "Jurist"),
                    ("administrator", "Administrator"),
                ],
                default="",
                max_length=20,
                verbose_name="kun for",
            ),
        ),
        migrations.AlterField(
            model_name="key",
            name="kind",
            field=models.CharField(
                choices=[
                    ("intake_history", "Underretning under vurdering"),
                    ("deputy", "Stedfortræder ved inhabilitet"),
                    ("handed_over", "Sendt til enheden"),
                    ("signing", "Forslag til underskrift"),
                    ("task", "Opgave om barnet"),
                ],
                max_length=20,
                verbose_name="art",
            ),
        ),
        migrations.AlterField(
            model_name="reading",
            name="reason",
            field=models.CharField(
                choices=[
                    ("my_unit", "Barnet hører til min enhed"),
                    ("notification", "Vurdering af en underretning"),
                    ("out_of_hours", "Døgnvagt"),
                    ("deputy", "Stedfortræder"),
                    ("handed_over", "Sendt til min enhed"),
                    ("signing", "Forslag til underskrift"),
                    ("task", "Opgave om barnet"),
                ],
                max_length=20,
                verbose_name="grund",
            ),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("signing", "task")), _negated=True)
                | models.Q(("for_post", ""), _negated=True),
                name="key_to_sign_or_do_names_the_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closes_at", None), ("kind__in", ("signing", "task"))),
                fields=("because", "child_id", "unit", "for_post"),
                name="one_open_key_for_each_thing_to_do",
            ),
        ),
    ]
