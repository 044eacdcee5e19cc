from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0013_an_investigation_can_stop_with_its_case"),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="closed_because",
            field=models.CharField(blank=True, max_length=500, verbose_name="lukket fordi"),
        ),
    ]
