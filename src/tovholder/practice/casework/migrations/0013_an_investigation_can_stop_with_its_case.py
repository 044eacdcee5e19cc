from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_a_closing_is_put_right_or_called_off"),
    ]

    operations = [
        migrations.AddField(
            model_name="investigation",
            name="stopped_because",
            field=models.CharField(
                blank=True, default="", max_length=300, verbose_name="standset uden konklusion, fordi"
            ),
            preserve_default=False,
        ),
    ]
