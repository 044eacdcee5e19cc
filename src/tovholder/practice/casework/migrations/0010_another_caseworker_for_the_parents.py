import django.db.models.deletion
from django.db import migrations, models

import tovholder.foundation.chronicle.identity


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_adult_life_not_for_all"),
        ("families", "0004_a_grown_ups_children_in_the_index"),
    ]

    operations = [
        migrations.AlterField(
            model_name="task",
            name="kind",
            field=models.CharField(
                choices=[
                    ("sibling_safety", "Vurder, om barnet er i sikkerhed efter dødsfaldet i familien"),
                    ("death_told", "Der er sket et dødsfald. Læs, og tag stilling til, hvad der nu skal ske"),
                    ("custody", "Tag stilling til forældremyndighed, bopæl og samtykker"),
                    ("new_consents", "Hent nye samtykker: de fra før fødslen gælder ikke længere"),
                    ("notice_failed", "Brevet til den nye kommune er ikke kommet frem. Send det igen, eller ring"),
                    ("letter_failed", "Et brev er ikke kommet frem. Send det igen, eller udlever det"),
                    ("other_caseworker", "Barnet beder om en anden rådgiver. Giv barnet svar"),
                    ("parents_caseworker", "En forælder beder om en anden rådgiver. Giv svar med begrundelse"),
                    ("find_place", "Stedet, barnet bor på, lukker. Find et andet sted sammen med barnet"),
                    (
                        "sent_wrongly",
                        "Et dokument om et andet barn er sendt ud. Vurder, om det er et brud på persondatasikkerheden",
                    ),
                ],
                max_length=20,
                verbose_name="art",
            ),
        ),
        migrations.CreateModel(
            name="CaseworkerWish",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=tovholder.foundation.chronicle.identity.new_id, primary_key=True, serialize=False
                    ),
                ),
                ("happened_at", models.DateTimeField(verbose_name="skete")),
                ("recorded_at", models.DateTimeField(verbose_name="registreret")),
                ("recorded_by", models.UUIDField(null=True, verbose_name="registreret af")),
                ("words", models.TextField(blank=True, verbose_name="hvorfor")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="besvaret")),
                ("granted", models.BooleanField(null=True, verbose_name="fik ret")),
                ("answer", models.TextField(blank=True, verbose_name="svaret")),
                (
                    "adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.adult",
                        verbose_name="hvem beder",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.child",
                        verbose_name="barn",
                    ),
                ),
            ],
            options={
                "verbose_name": "ønske om en anden rådgiver",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answered_at", None))
                        | models.Q(
                            ("answered_at__gte", models.F("happened_at")), models.Q(("answer", ""), _negated=True)
                        ),
                        name="wish_answered_afterwards_and_with_words",
                    )
                ],
            },
        ),
    ]
