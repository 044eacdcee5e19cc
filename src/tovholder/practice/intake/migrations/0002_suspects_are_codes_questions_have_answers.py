"""More than one person may be suspected; a question may be the leader's, and keeps its answer."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]

    operations = [
        migrations.RemoveField("notification", "suspect"),
        migrations.AddField(
            "notification",
            "suspect",
            django.contrib.postgres.fields.ArrayField(
                models.CharField(max_length=40), default=list, verbose_name="hvem er mistænkt (kode)"
            ),
        ),
        migrations.AddField("question", "to_leader", models.BooleanField(default=False, verbose_name="til lederen")),
        migrations.AddField(
            "question", "answer", models.CharField(blank=True, max_length=500, verbose_name="svar")
        ),
        migrations.AddField(
            "question", "answered_by", models.UUIDField(blank=True, null=True, verbose_name="besvaret af")
        ),
        migrations.AddIndex(
            "question",
            models.Index(
                fields=["notification"], name="question_open", condition=models.Q(("answered_at", None))
            ),
        ),
    ]
