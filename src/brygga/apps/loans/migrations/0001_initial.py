import brygga.foundation.rows
import django.db.models.deletion
from django.db import migrations, models

from brygga.foundation.first_tables import FirstTables


class Migration(FirstTables):

    dependencies = [
        ('agreements', '0001_initial'),
        ('decisions', '0001_initial'),
        ('foundation', '0001_initial'),
        ('ledger', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Loan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(default='risk', max_length=12)),
                ('paid_out_on', models.DateField(null=True)),
                ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('decision_item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.agendaitem')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('pay_out_entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journalentry')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LoanPayment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('principal_minor', brygga.foundation.rows.MoneyMinorField()),
                ('interest_minor', brygga.foundation.rows.MoneyMinorField()),
                ('fee_minor', brygga.foundation.rows.MoneyMinorField()),
                ('over_minor', brygga.foundation.rows.MoneyMinorField(default=0)),
                ('at', models.DateTimeField()),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journalentry')),
                ('loan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='loans.loan')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='loans.loanpayment')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LoanTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.IntegerField()),
                ('from_on', models.DateField()),
                ('principal_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('disbursed_on', models.DateField()),
                ('first_due_on', models.DateField()),
                ('rate', models.CharField(max_length=20)),
                ('term', models.IntegerField()),
                ('every', models.CharField(default='months:1', max_length=10)),
                ('repayment', models.CharField(max_length=10)),
                ('interest', models.CharField(default='declining', max_length=10)),
                ('day_count', models.CharField(default='30E/360', max_length=10)),
                ('grace_principal', models.IntegerField(default=0)),
                ('fees', models.JSONField(default=list)),
                ('options', models.JSONField(default=dict)),
                ('loan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='loans.loan')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('loan', 'version'), name='loan_terms_once')],
            },
        ),
    ]
