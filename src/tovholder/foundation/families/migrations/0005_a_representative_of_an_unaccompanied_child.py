from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('families', '0004_a_grown_ups_children_in_the_index'),
    ]

    operations = [
        migrations.AlterField(
            model_name='tie',
            name='kind',
            field=models.CharField(choices=[('mother', 'Mor'), ('father', 'Far'), ('co_mother', 'Medmor'), ('step_parent', 'Stedforælder'), ('foster_parent', 'Plejeforælder'), ('grandparent', 'Bedsteforælder'), ('representative', 'Repræsentant for uledsaget barn'), ('other', 'Anden voksen')], max_length=20, verbose_name='relation'),
        ),
    ]
