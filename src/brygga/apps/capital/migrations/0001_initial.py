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
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('certificate_number', models.CharField(blank=True, default='', max_length=40)),
                ('dividend_terms', models.CharField(blank=True, default='', max_length=300)),
                ('fixed_date', models.DateField(null=True)),
                ('statutes_registered_on', models.DateField(null=True)),
                ('contributed_on', models.DateField(null=True)),
                ('certificate_received_on', models.DateField(null=True)),
                ('holder_notice_on', models.DateField(null=True)),
                ('association_notice_on', models.DateField(null=True)),
                ('redeemed_on', models.DateField(null=True)),
                ('redeemed_minor', brygga.foundation.rows.MoneyMinorField(default=0)),
                ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('decision_item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.agendaitem')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('pay_out_entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journalentry')),
                ('redemption_entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journalentry')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Dividend',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.IntegerField()),
                ('decided_on', models.DateField()),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('received_on', models.DateField(null=True)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dividends', to='capital.contribution')),
                ('decided_entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journalentry')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('received_entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.journalentry')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('contribution', 'year'), name='dividend_once_a_year')],
            },
        ),
    ]
