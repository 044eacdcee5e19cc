"""A municipality's own words for a letter are Word files with a day they hold from; none of them is ever changed."""

from django.db import migrations, models

import tovholder.foundation.chronicle.identity
from tovholder.foundation.chronicle.append_only import keep_append_only


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0002_messages_to_the_stand_in'),
        ('chronicle', '0002_lines_are_never_changed'),
    ]

    operations = [
        migrations.DeleteModel(name='LetterTemplate'),
        migrations.CreateModel(
            name='LetterTemplate',
            fields=[
                ('id', models.UUIDField(default=tovholder.foundation.chronicle.identity.new_id, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40, verbose_name='art')),
                ('starts', models.DateField(verbose_name='gælder fra')),
                ('docx', models.BinaryField(verbose_name='Word-fil')),
                ('kept_at', models.DateTimeField(verbose_name='lagt ind')),
                ('kept_by', models.UUIDField(null=True, verbose_name='lagt ind af')),
            ],
            options={
                'verbose_name': 'brevskabelon',
                'indexes': [models.Index(fields=['kind', 'starts', 'kept_at'], name='letter_template_in_force')],
            },
        ),
        migrations.AddField(
            model_name='letter',
            name='blocks',
            field=models.JSONField(blank=True, default=list, verbose_name='opsætning'),
        ),
        keep_append_only("letters_lettertemplate"),
    ]
