from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0004_a_settled_proposal_leaves_no_key"),
    ]

    operations = [
        migrations.AddField(
            model_name="fileaccess",
            name="letter",
            field=models.UUIDField(blank=True, null=True, verbose_name="brev"),
        ),
    ]
