import django.db.models.deletion
import tovholder.foundation.chronicle.identity
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0015_a_reason_is_kept_whole_with_what_it_ended'),
        ('families', '0004_a_grown_ups_children_in_the_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='OtherCountry',
            fields=[
                ('id', models.UUIDField(default=tovholder.foundation.chronicle.identity.new_id, primary_key=True, serialize=False)),
                ('happened_at', models.DateTimeField(verbose_name='skete')),
                ('recorded_at', models.DateTimeField(verbose_name='registreret')),
                ('recorded_by', models.UUIDField(null=True, verbose_name='registreret af')),
                ('unaccompanied', models.BooleanField(default=False, verbose_name='uledsaget')),
                ('stay_basis', models.CharField(blank=True, max_length=200, verbose_name='opholdsgrundlag')),
                ('state_pays_until', models.DateField(blank=True, null=True, verbose_name='staten betaler til')),
                ('country', models.CharField(blank=True, max_length=100, verbose_name='et andet land')),
                ('because', models.CharField(blank=True, choices=[('lives_there', 'Barnet har bopæl i landet'), ('placed_there', 'Barnet skal anbringes i landet'), ('asked_from_there', 'En myndighed i landet har henvendt sig')], max_length=20, verbose_name='hvorfor')),
                ('asked_on', models.DateField(blank=True, null=True, verbose_name='centralmyndigheden spurgt')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='centralmyndigheden har svaret')),
                ('answer', models.TextField(blank=True, verbose_name='svaret')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='families.child', verbose_name='barn')),
            ],
            options={
                'verbose_name': 'ophold og et andet land',
                'constraints': [models.CheckConstraint(condition=models.Q(('answered_on', None), models.Q(models.Q(('country', ''), _negated=True), ('asked_on__lte', models.F('answered_on')), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='central_authority_answered_what_it_was_asked')],
            },
        ),
    ]
