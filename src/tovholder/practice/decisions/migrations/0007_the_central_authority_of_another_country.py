from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0006_a_reason_is_kept_whole_with_what_it_ended'),
    ]

    operations = [
        migrations.AlterField(
            model_name='step',
            name='gate',
            field=models.CharField(choices=[('HEARING-19', 'Partshøring'), ('ACCESS-POSTPONES', 'Aktindsigt'), ('CHILD-VIEW', 'Barnets holdning'), ('LAWYER', 'Advokatbistand'), ('CHILD-BISIDDER', 'Bisidder'), ('HAGUE-155', 'Centralmyndigheden'), ('INTERPRETER', 'Tolk'), ('IMPARTIAL-3', 'Habilitet')], max_length=20, verbose_name='skridt'),
        ),
    ]
