"""A letter is checked and sent, and the papers that went along are known; neither is ever changed."""

import django.db.models.deletion
import tovholder.foundation.chronicle.identity
from django.db import migrations, models

from tovholder.foundation.chronicle.append_only import keep_append_only


class Migration(migrations.Migration):

    dependencies = [
        ('chronicle', '0002_lines_are_never_changed'),
        ('documents', '0003_mail_into_the_basket'),
        ('letters', '0003_templates_are_word_files'),
    ]

    operations = [
        migrations.CreateModel(
            name='LetterSent',
            fields=[
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='sent', serialize=False, to='letters.letter', verbose_name='brev')),
                ('how', models.CharField(choices=[('post', 'Med post'), ('digital_post', 'Digital Post'), ('by_hand', 'Givet i hånden')], max_length=20, verbose_name='hvordan')),
                ('because', models.CharField(blank=True, max_length=300, verbose_name='hvorfor modtageren må få bilagene')),
                ('sent_at', models.DateTimeField(verbose_name='sendt')),
            ],
            options={
                'verbose_name': 'afsendt brev',
            },
        ),
        migrations.CreateModel(
            name='Enclosure',
            fields=[
                ('id', models.UUIDField(default=tovholder.foundation.chronicle.identity.new_id, primary_key=True, serialize=False)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_with', to='documents.document', verbose_name='dokument')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enclosures', to='documents.lettersent', verbose_name='brev')),
            ],
            options={
                'verbose_name': 'bilag',
                'constraints': [models.UniqueConstraint(fields=('letter', 'document'), name='enclosed_once_in_a_letter')],
            },
        ),
        keep_append_only("documents_lettersent"),
        keep_append_only("documents_enclosure"),
    ]
