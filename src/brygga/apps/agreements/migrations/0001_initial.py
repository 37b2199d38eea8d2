import brygga.foundation.rows
import django.db.models.deletion
from django.db import migrations, models

from brygga.foundation.first_tables import FirstTables


class Migration(FirstTables):

    dependencies = [
        ('access', '0001_initial'),
        ('documents', '0001_initial'),
        ('foundation', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20)),
                ('instrument', models.CharField(max_length=20)),
                ('state', models.CharField(default='draft', max_length=12)),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('purpose', models.CharField(max_length=300)),
                ('reference', models.CharField(max_length=25)),
                ('drafted_on', models.DateField()),
                ('last_day_on', models.DateField()),
                ('signed_on', models.DateField(null=True)),
                ('active_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'number'), name='agreement_number_once'), models.UniqueConstraint(fields=('tenant', 'reference'), name='agreement_reference_once'), models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'signed', 'active', 'ended', 'in_arrears', 'called', 'restructured', 'renewal', 'lapsed'))), name='agreement_state'), models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='agreement_amount')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register', models.CharField(max_length=40)),
                ('number', models.CharField(max_length=40)),
                ('activity', models.CharField(max_length=20)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(null=True)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default='decided', max_length=40)),
                ('text', models.CharField(max_length=300)),
                ('met_on', models.DateField(null=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='agreements.agreement')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('met_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Signing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('party', 'party'), ('issuer', 'issuer'), ('both', 'both')], max_length=10)),
                ('handed_in_at', models.DateTimeField()),
                ('checked_on', models.DateField(null=True)),
                ('refused_reason', models.CharField(blank=True, default='', max_length=300)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signings', to='agreements.agreement')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('first_check_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('handed_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('second_check_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('first_check_by', models.F('second_check_by')), _negated=True), name='signing_checked_by_two')],
            },
        ),
    ]
