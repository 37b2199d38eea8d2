import django.db.models.deletion
from django.db import migrations, models

from brygga.foundation.first_tables import FirstTables


class Migration(FirstTables):

    dependencies = [
        ('access', '0001_initial'),
        ('agreements', '0001_initial'),
        ('documents', '0001_initial'),
        ('foundation', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=8)),
                ('name', models.CharField(max_length=120)),
                ('role', models.CharField(blank=True, default='', max_length=40)),
                ('is_memo', models.BooleanField(default=False)),
                ('pot_kind', models.CharField(blank=True, choices=[('capital', 'capital'), ('operating', 'operating')], default='', max_length=10)),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pot_kind__in', ['', 'capital', 'operating'])), name='account_pot_kind'), models.UniqueConstraint(fields=('tenant', 'number'), name='account_number_once'), models.UniqueConstraint(condition=models.Q(('role', ''), _negated=True), fields=('tenant', 'role'), name='account_role_once')],
            },
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.IntegerField()),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('soft_closed_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reopening_asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('reopening_confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('first_on__lte', models.F('last_on'))), name='period_days')],
            },
        ),
        migrations.CreateModel(
            name='Pot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('capital', 'capital'), ('operating', 'operating')], max_length=10)),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['capital', 'operating'])), name='pot_kind'), models.UniqueConstraint(fields=('tenant', 'name'), name='pot_name_once')],
            },
        ),
        migrations.CreateModel(
            name='JournalEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=2)),
                ('number', models.IntegerField()),
                ('year', models.IntegerField()),
                ('booked_on', models.DateField()),
                ('value_on', models.DateField()),
                ('event', models.CharField(max_length=40)),
                ('subject', models.CharField(max_length=60)),
                ('text', models.CharField(max_length=200)),
                ('lines', models.IntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField()),
                ('document', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('reverses', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='ledger.journalentry')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
                ('period', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.period')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'booked_on'], name='entry_by_day'), models.Index(fields=['tenant', 'subject'], name='entry_by_subject')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'series', 'year', 'number'), name='entry_number_once'), models.CheckConstraint(condition=models.Q(('lines__gte', 2), ('lines__lte', 1000)), name='entry_lines')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('pk', models.CompositePrimaryKey('entry_id', 'line_no', blank=True, editable=False, primary_key=True, serialize=False)),
                ('line_no', models.IntegerField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('amount_minor', models.BigIntegerField()),
                ('account', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='ledger.account')),
                ('agreement', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='agreements.agreement')),
                ('entry', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='postings', to='ledger.journalentry')),
                ('party', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='parties.party')),
                ('tenant', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foundation.tenant')),
                ('pot', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='ledger.pot')),
            ],
        ),
    ]
