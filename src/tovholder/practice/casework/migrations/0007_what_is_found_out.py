"""What an investigation is made of: its sections, whom we asked, and what the child was heard about."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import tovholder.foundation.chronicle.identity
from tovholder.foundation.chronicle.append_only import keep_append_only


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0006_help_and_life"),
        ("families", "0004_ties_are_looked_up_by_plain_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="childconversation",
            name="aids",
            field=models.CharField(blank=True, max_length=200, verbose_name="tolk eller hjælpemidler"),
        ),
        migrations.AddField(
            model_name="childconversation",
            name="also_present",
            field=models.CharField(blank=True, max_length=300, verbose_name="hvem var ellers til stede"),
        ),
        migrations.AddField(
            model_name="childconversation",
            name="changed",
            field=models.TextField(blank=True, verbose_name="sådan har det påvirket sagen"),
        ),
        migrations.AddField(
            model_name="childconversation",
            name="held_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="hvem talte med barnet"),
        ),
        migrations.AddField(
            model_name="childconversation",
            name="matters",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("notification", "Underretningen"),
                        ("investigation", "Undersøgelsen"),
                        ("support", "Støtte hjemme"),
                        ("placement", "Hvor barnet skal bo"),
                        ("family_contact", "Samvær"),
                        ("return_home", "At komme hjem"),
                        ("plan", "Planen"),
                        ("follow_up", "Hvordan det går"),
                        ("other", "Andet"),
                    ],
                    max_length=20,
                ),
                default=list,
                size=None,
                verbose_name="hvilken sag",
            ),
        ),
        migrations.AddField(
            model_name="childconversation",
            name="not_alone_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="ikke alene, fordi"),
        ),
        migrations.AddField(
            model_name="childconversation",
            name="seen",
            field=models.TextField(blank=True, verbose_name="hvad vi så, hvor længe, og hvordan barnet reagerede"),
        ),
        migrations.AddField(
            model_name="investigation",
            name="completed_despite",
            field=models.JSONField(default=dict, verbose_name="afsluttet uden, fordi"),
        ),
        migrations.AddField(
            model_name="investigation",
            name="custody_holders_view",
            field=models.TextField(blank=True, verbose_name="forældremyndighedsindehavernes syn"),
        ),
        migrations.AddField(
            model_name="investigation",
            name="ground",
            field=models.CharField(blank=True, max_length=10, verbose_name="grund"),
        ),
        migrations.AddField(
            model_name="investigation",
            name="grounds_for_support",
            field=models.CharField(
                blank=True,
                choices=[("yes", "Ja, der er grundlag for støtte"), ("no", "Nej, der er ikke grundlag for støtte")],
                max_length=10,
                verbose_name="grundlag for støtte",
            ),
        ),
        migrations.AddField(
            model_name="investigation",
            name="helping_factors",
            field=models.TextField(blank=True, verbose_name="det, der kan hjælpe i familien og netværket"),
        ),
        migrations.AddField(
            model_name="investigation",
            name="interim_support",
            field=models.CharField(
                blank=True,
                choices=[
                    ("none", "Der er ingen foreløbig støtte"),
                    ("continue", "Den fortsætter"),
                    ("change", "Den ændres"),
                    ("stop", "Den stopper"),
                ],
                max_length=10,
                verbose_name="foreløbig støtte",
            ),
        ),
        migrations.AddField(
            model_name="investigation",
            name="proposed_support",
            field=models.TextField(blank=True, verbose_name="foreslået støtte"),
        ),
        migrations.AddField(
            model_name="investigation",
            name="purpose",
            field=models.TextField(blank=True, verbose_name="hvad den skal belyse"),
        ),
        migrations.AddField(
            model_name="investigation",
            name="relies_on",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), default=list, size=None, verbose_name="bygger på samtalerne"
            ),
        ),
        migrations.AddField(
            model_name="preliminaryconclusion",
            name="expected_on",
            field=models.DateField(blank=True, null=True, verbose_name="ventes færdig"),
        ),
        migrations.AddField(
            model_name="preliminaryconclusion",
            name="why_late",
            field=models.TextField(blank=True, verbose_name="hvorfor den ikke er færdig"),
        ),
        migrations.CreateModel(
            name="Examination",
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
                ("by_whom", models.CharField(max_length=200, verbose_name="ved hvem")),
                ("authorisation", models.CharField(blank=True, max_length=60, verbose_name="autorisation")),
                ("of_whom", models.CharField(max_length=200, verbose_name="hvem undersøges")),
                ("psychological", models.BooleanField(default=False, verbose_name="psykologisk undersøgelse")),
                ("standardised_test", models.BooleanField(null=True, verbose_name="standardiseret test")),
                ("placement_considered", models.BooleanField(null=True, verbose_name="anbringelse overvejes")),
                (
                    "greenlandic_background",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Ja"), ("no", "Nej"), ("unsaid", "Ønsker ikke at svare")],
                        max_length=10,
                        verbose_name="grønlandsk baggrund, eget udsagn",
                    ),
                ),
                (
                    "viso_asked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="VISO's særlige enhed bedt"),
                ),
                (
                    "viso_answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="VISO's særlige enhed svarede"),
                ),
                ("report_on", models.DateField(blank=True, null=True, verbose_name="erklæring modtaget")),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.child",
                        verbose_name="barn",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="examinations",
                        to="casework.investigation",
                        verbose_name="børnefaglig undersøgelse",
                    ),
                ),
            ],
            options={
                "verbose_name": "undersøgelse ved læge eller psykolog",
            },
        ),
        migrations.CreateModel(
            name="SiblingWeighed",
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
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("no_need", "Ingen undersøgelse nu"),
                            ("own", "Får sin egen undersøgelse"),
                            ("joint", "Undersøges sammen med barnet"),
                            ("obvious", "Særligt tilfælde: det er åbenbart, at der ikke er behov (§ 21, stk. 3)"),
                        ],
                        max_length=20,
                        verbose_name="resultat",
                    ),
                ),
                ("reason", models.TextField(verbose_name="begrundelse")),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.child",
                        verbose_name="barn",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="siblings",
                        to="casework.investigation",
                        verbose_name="børnefaglig undersøgelse",
                    ),
                ),
            ],
            options={
                "verbose_name": "stillingtagen til søskende",
            },
        ),
        migrations.CreateModel(
            name="TargetedAssessment",
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
                ("question", models.TextField(verbose_name="hvad skal afdækkes")),
                ("done", models.TextField(blank=True, verbose_name="hvad er gjort, og hvem har deltaget")),
                ("childs_view", models.TextField(blank=True, verbose_name="barnets og forældrenes syn")),
                ("conclusion", models.TextField(blank=True, verbose_name="konklusion")),
                ("completed_at", models.DateTimeField(blank=True, null=True, verbose_name="afsluttet")),
                (
                    "ends_in",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("investigation", "En børnefaglig undersøgelse (§ 20)"),
                            ("support", "Støtte uden undersøgelse"),
                            ("nothing", "Ikke mere nu"),
                        ],
                        max_length=20,
                        verbose_name="ender i",
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
                "verbose_name": "afdækning",
            },
        ),
        migrations.CreateModel(
            name="AskedStatement",
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
                (
                    "asked_of",
                    models.CharField(
                        choices=[
                            ("school", "Skole"),
                            ("daycare", "Dagtilbud"),
                            ("doctor", "Egen læge"),
                            ("health_visitor", "Sundhedsplejerske"),
                            ("psychiatry", "Psykiatri eller hospital"),
                            ("dentist", "Tandlæge eller tandpleje"),
                            ("ppr", "PPR"),
                            ("midwife", "Jordemoder eller familieambulatorium"),
                            ("other_municipality", "Anden kommune"),
                            ("other", "Andre"),
                        ],
                        max_length=20,
                        verbose_name="bedt om hos",
                    ),
                ),
                ("asked_of_name", models.CharField(blank=True, max_length=200, verbose_name="hvem")),
                ("about", models.CharField(max_length=500, verbose_name="om hvad")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("consent", "Samtykke (retssikkerhedsloven § 11 a)"),
                            ("without", "Uden samtykke (retssikkerhedsloven § 11 c)"),
                            ("other", "Anden hjemmel"),
                        ],
                        max_length=10,
                        verbose_name="grundlag",
                    ),
                ),
                ("consent_id", models.UUIDField(blank=True, null=True, verbose_name="samtykke")),
                ("basis_words", models.CharField(blank=True, max_length=300, verbose_name="grundlag, med ord")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="svar ønsket senest")),
                (
                    "reminded_at",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateTimeField(), default=list, size=None, verbose_name="rykket"
                    ),
                ),
                ("received_at", models.DateTimeField(blank=True, null=True, verbose_name="modtaget")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="læst")),
                ("says", models.TextField(blank=True, verbose_name="hvad der står i den")),
                ("refused_at", models.DateTimeField(blank=True, null=True, verbose_name="afslået")),
                ("refused_because", models.CharField(blank=True, max_length=500, verbose_name="afslået, fordi")),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.child",
                        verbose_name="barn",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="casework.investigation",
                        verbose_name="børnefaglig undersøgelse",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="casework.targetedassessment",
                        verbose_name="afdækning",
                    ),
                ),
            ],
            options={
                "verbose_name": "udtalelse",
            },
        ),
        migrations.CreateModel(
            name="ContactLeftOut",
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
                (
                    "matters",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("notification", "Underretningen"),
                                ("investigation", "Undersøgelsen"),
                                ("support", "Støtte hjemme"),
                                ("placement", "Hvor barnet skal bo"),
                                ("family_contact", "Samvær"),
                                ("return_home", "At komme hjem"),
                                ("plan", "Planen"),
                                ("follow_up", "Hvordan det går"),
                                ("other", "Andet"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                        verbose_name="hvilken sag",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("age", "Barnets alder"),
                            ("other_facts", "Andre helt særlige forhold"),
                            ("police", "Sagens karakter: politiet har bedt os vente"),
                        ],
                        max_length=20,
                        verbose_name="grund",
                    ),
                ),
                ("because", models.TextField(verbose_name="fordi")),
                ("view_from", models.TextField(blank=True, verbose_name="sådan fandt vi barnets holdning")),
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
                "verbose_name": "samtale undladt",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True), name="contact_left_out_with_a_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionText",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=tovholder.foundation.chronicle.identity.new_id, primary_key=True, serialize=False
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("development", "Barnets udvikling"),
                            ("parenting", "Forældrekompetencer"),
                            ("family", "Familie og omgivelser"),
                            ("network", "Netværk"),
                            ("school", "Dagtilbud, skole og læring"),
                            ("health", "Sundhed"),
                            ("child", "Barnets perspektiv"),
                            ("home", "Hjem og økonomi"),
                            ("whole", "Samlet vurdering"),
                        ],
                        max_length=20,
                        verbose_name="afsnit",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("begun", "I gang"), ("finished", "Færdig"), ("not_relevant", "Ikke relevant")],
                        max_length=20,
                        verbose_name="hvor langt",
                    ),
                ),
                ("facts", models.TextField(blank=True, verbose_name="fakta, med kilde")),
                ("sayings", models.TextField(blank=True, verbose_name="hvem siger hvad")),
                ("judgement", models.TextField(blank=True, verbose_name="vores vurdering, og hvorfor")),
                (
                    "not_relevant_because",
                    models.CharField(blank=True, max_length=500, verbose_name="ikke relevant, fordi"),
                ),
                ("written_at", models.DateTimeField(verbose_name="skrevet")),
                ("written_by", models.UUIDField(null=True, verbose_name="skrevet af")),
                ("written_by_name", models.CharField(blank=True, max_length=200, verbose_name="skrevet af (navn)")),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="casework.investigation",
                        verbose_name="børnefaglig undersøgelse",
                    ),
                ),
            ],
            options={
                "verbose_name": "afsnitstekst",
                "indexes": [models.Index(fields=["investigation", "section", "-id"], name="section_latest_text")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_relevant"), _negated=True),
                            models.Q(("not_relevant_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="section_not_relevant_with_a_reason",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="targetedassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("completed_at", None), models.Q(("conclusion", ""), _negated=True), _connector="OR"
                ),
                name="targeted_assessment_completed_with_conclusion",
            ),
        ),
        migrations.AddIndex(
            model_name="askedstatement",
            index=models.Index(
                condition=models.Q(("received_at", None), ("refused_at", None)),
                fields=["child"],
                name="statement_awaited",
            ),
        ),
        migrations.AddConstraint(
            model_name="askedstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("read_at", None), ("received_at__isnull", False), _connector="OR"),
                name="statement_received_before_read",
            ),
        ),
        migrations.AddConstraint(
            model_name="askedstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("received_at", None), ("refused_at", None), _connector="OR"),
                name="statement_received_or_refused",
            ),
        ),
        keep_append_only("casework_sectiontext"),
    ]
