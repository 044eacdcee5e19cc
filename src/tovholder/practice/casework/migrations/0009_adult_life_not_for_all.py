from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0008_youth_support_knows_its_decision"),
    ]

    operations = [
        migrations.AddField(
            model_name="adultlifepreparation",
            name="not_for_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="hører ikke til målgruppen, fordi"),
        ),
    ]
