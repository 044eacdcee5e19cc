from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0003_a_request_for_the_file_is_its_own"),
    ]

    operations = [
        migrations.AddField(
            model_name="fileaccess",
            name="letter",
            field=models.UUIDField(blank=True, null=True, verbose_name="brev"),
        ),
    ]
