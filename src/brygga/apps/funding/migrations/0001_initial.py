import brygga.foundation.rows
import django.db.models.deletion
from django.db import migrations, models

from brygga.foundation.first_tables import FirstTables


class Migration(FirstTables):

    dependencies = [
        ('access', '0001_initial'),
        ('agreements', '0001_initial'),
        ('documents', '0001_initial'),
        ('foundation', '0001_initial'),
        ('ledger', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LotEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.IntegerField()),
                ('kind', models.CharField(max_length=12)),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('on', models.DateField()),
                ('agreement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journalentry')),
                ('pot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.pot')),
                ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='funding.lotevent')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('pot', 'seq'), name='lot_event_once')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('registry_number', models.CharField(blank=True, default='', max_length=40)),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('accounting_class', models.CharField(max_length=24)),
                ('class_confirmed_by', models.CharField(max_length=120)),
                ('class_confirmed_on', models.DateField()),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(null=True)),
                ('counties', models.JSONField(default=list)),
                ('instruments', models.JSONField(default=list)),
                ('purposes', models.JSONField(default=list)),
                ('case_cap_minor', brygga.foundation.rows.MoneyMinorField(null=True)),
                ('public_resources', models.BooleanField(default=True)),
                ('registered_at', models.DateTimeField()),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('funder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party')),
                ('pot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.pot')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('accounting_class__in', ('grant', 'revolving_grant', 'conditional_capital', 'loan', 'managed_money', 'member_capital', 'donation'))), name='source_class'), models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='source_amount'), models.UniqueConstraint(fields=('tenant', 'name'), name='source_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('state', models.CharField(default='open', max_length=8)),
                ('made_on', models.DateField()),
                ('settled_on', models.DateField(null=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('pot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.pot')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agreement', 'pot'), name='commitment_once'), models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='commitment_amount'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'paid', 'lapsed'])), name='commitment_state')],
            },
        ),
        migrations.CreateModel(
            name='Lot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.IntegerField()),
                ('kind', models.CharField(max_length=10)),
                ('turn', models.IntegerField()),
                ('origin', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('pot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.pot')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='funding.lotevent')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'line'), name='lot_once')],
            },
        ),
        migrations.CreateModel(
            name='SourcePaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funding.source')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LotMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line_no', models.IntegerField()),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('taken_bucket', models.CharField(max_length=10)),
                ('taken_event', models.IntegerField()),
                ('taken_line', models.IntegerField()),
                ('put_bucket', models.CharField(max_length=10)),
                ('put_event', models.IntegerField()),
                ('put_line', models.IntegerField()),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='funding.lotevent')),
                ('pot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.pot')),
                ('put_agreement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('put_lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funding.lot')),
                ('taken_agreement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('taken_lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funding.lot')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['pot', 'event'], name='lot_move_by_pot')],
                'constraints': [models.UniqueConstraint(fields=('event', 'line_no'), name='lot_move_once'), models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='lot_move_amount')],
            },
        ),
    ]
