"""Post waits in the basket, and one letter on three children keeps its bytes once; nothing of it is deleted."""

import django.db.models.deletion
import tovholder.foundation.chronicle.identity
from django.db import migrations, models

from tovholder.foundation.chronicle.append_only import keep_append_only

NEVER_DELETED = """
create function documents_never_deleted() returns trigger language plpgsql as $$
begin
  raise exception 'post slettes ikke; den kan lægges til side' using errcode = 'insufficient_privilege';
end $$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_initial'),
        ('organisation', '0004_who_may_decide_what'),
        ('chronicle', '0002_lines_are_never_changed'),
    ]

    operations = [
        migrations.CreateModel(
            name='MailFile',
            fields=[
                ('id', models.UUIDField(default=tovholder.foundation.chronicle.identity.new_id, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('media_type', models.CharField(max_length=100, verbose_name='filtype')),
                ('size', models.PositiveIntegerField(verbose_name='størrelse i byte')),
                ('digest', models.CharField(db_index=True, max_length=64, verbose_name='SHA-256')),
            ],
            options={
                'verbose_name': 'fil i posten',
            },
        ),
        migrations.CreateModel(
            name='IncomingMail',
            fields=[
                ('id', models.UUIDField(default=tovholder.foundation.chronicle.identity.new_id, primary_key=True, serialize=False)),
                ('came_by', models.CharField(choices=[('upload', 'Lagt i kurven af en medarbejder'), ('scan_folder', 'Scannet')], max_length=20, verbose_name='kom ved')),
                ('taken_from', models.CharField(blank=True, max_length=100, null=True, unique=True, verbose_name='hentet fra')),
                ('sender', models.CharField(blank=True, max_length=300, verbose_name='afsender, som oplyst')),
                ('subject', models.CharField(max_length=200, verbose_name='hvad det er')),
                ('received_at', models.DateTimeField(verbose_name='modtaget')),
                ('taken_in_at', models.DateTimeField(verbose_name='lagt i kurven')),
                ('filed_at', models.DateTimeField(blank=True, null=True, verbose_name='journaliseret')),
                ('returned_because', models.CharField(blank=True, max_length=300, verbose_name='kom retur, fordi')),
                ('set_aside_because', models.CharField(blank=True, max_length=300, verbose_name='lagt til side, fordi')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='organisation.unit', verbose_name='enhed')),
            ],
            options={
                'verbose_name': 'post i kurven',
            },
        ),
        migrations.CreateModel(
            name='MailContent',
            fields=[
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='documents.mailfile')),
                ('sealed', models.BinaryField(verbose_name='indhold (forseglet)')),
            ],
            options={
                'verbose_name': 'indhold af en fil i posten',
            },
        ),
        migrations.AddField(
            model_name='mailfile',
            name='mail',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='documents.incomingmail', verbose_name='post'),
        ),
        migrations.AddField(
            model_name='document',
            name='mail_file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='documents.mailfile', verbose_name='fil i posten'),
        ),
        migrations.AddIndex(
            model_name='incomingmail',
            index=models.Index(condition=models.Q(('filed_at', None)), fields=['unit', 'received_at'], name='mail_in_basket'),
        ),
        migrations.AddConstraint(
            model_name='incomingmail',
            constraint=models.CheckConstraint(condition=models.Q(('received_at__lte', models.F('taken_in_at'))), name='mail_is_received_before_it_is_taken_in'),
        ),
        migrations.AddConstraint(
            model_name='incomingmail',
            constraint=models.CheckConstraint(condition=models.Q(('filed_at', None), ('filed_at__gte', models.F('taken_in_at')), _connector='OR'), name='mail_is_filed_after_it_is_taken_in'),
        ),
        keep_append_only("documents_mailfile"),
        keep_append_only("documents_mailcontent"),
        migrations.RunSQL(
            sql=[
                NEVER_DELETED,
                "create trigger never_deleted before delete or truncate on documents_incomingmail "
                "for each statement execute function documents_never_deleted()",
            ],
            reverse_sql=[
                "drop trigger never_deleted on documents_incomingmail",
                "drop function documents_never_deleted()",
            ],
        ),
    ]
