"""Mail comes into the basket; the mailbox keeps who is at it, and how it went."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0002_post_in_the_basket'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='mærke')),
                ('claimed_at', models.DateTimeField(null=True, verbose_name='taget')),
                ('not_before', models.DateTimeField(null=True, verbose_name='tidligst igen')),
                ('worked_at', models.DateTimeField(null=True, verbose_name='sidst gået godt')),
                ('trouble', models.CharField(blank=True, max_length=300, verbose_name='fejl')),
                ('troubled_since', models.DateTimeField(null=True, verbose_name='fejl siden')),
            ],
            options={
                'verbose_name': 'mailpostkasse',
            },
        ),
        migrations.AddField(
            model_name='incomingmail',
            name='incomplete_because',
            field=models.CharField(blank=True, max_length=1000, verbose_name='mangler noget, fordi'),
        ),
        migrations.AlterField(
            model_name='incomingmail',
            name='came_by',
            field=models.CharField(choices=[('upload', 'Lagt i kurven af en medarbejder'), ('scan_folder', 'Scannet'), ('mail', 'Mail')], max_length=20, verbose_name='kom ved'),
        ),
    ]
