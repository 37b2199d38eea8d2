import django.db.models.deletion
from django.db import migrations, models

from brygga.foundation.first_tables import FirstTables


class Migration(FirstTables):

    dependencies = [
        ('access', '0001_initial'),
        ('foundation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('organisation', 'organisation'), ('initiative', 'initiative'), ('person', 'person')], max_length=12)),
                ('name', models.CharField(max_length=200)),
                ('orgnr', models.CharField(blank=True, default='', max_length=13)),
                ('legal_form', models.CharField(blank=True, default='', max_length=40)),
                ('address', models.CharField(blank=True, default='', max_length=300)),
                ('place', models.CharField(blank=True, default='', max_length=100)),
                ('municipality', models.CharField(blank=True, default='', max_length=4)),
                ('county', models.CharField(blank=True, default='', max_length=2)),
                ('email', models.EmailField(blank=True, default='', max_length=254)),
                ('account_kind', models.CharField(blank=True, default='', max_length=10)),
                ('account_number', models.CharField(blank=True, default='', max_length=34)),
                ('registered_on', models.DateField(null=True)),
                ('contributions_allowed_on', models.DateField(null=True)),
                ('statutes_clause', models.CharField(blank=True, default='', max_length=40)),
                ('is_public', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('orgnr', ''), _negated=True), fields=('tenant', 'orgnr'), name='party_orgnr_once')],
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('alone', models.BooleanField(default=False)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(null=True)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatories', to='parties.party')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
