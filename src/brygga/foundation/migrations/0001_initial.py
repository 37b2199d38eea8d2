import django.db.models.deletion
from django.db import migrations, models

from brygga.foundation.first_tables import FirstTables


class Migration(FirstTables):

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('chain', models.CharField(max_length=30, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(default=0)),
                ('digest', models.CharField(default='', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='BusinessDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='business_date_alone')],
            },
        ),
        migrations.CreateModel(
            name='Tenant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('fund', 'fund'), ('hub', 'hub'), ('adviser', 'adviser')], max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('orgnr', models.CharField(max_length=13, unique=True)),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('country', models.CharField(default='SE', max_length=2)),
                ('county', models.CharField(blank=True, default='', max_length=2)),
                ('profile', models.CharField(choices=[('full', 'full'), ('small_fund', 'small_fund')], default='small_fund', max_length=12)),
                ('is_demo', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['fund', 'hub', 'adviser'])), name='tenant_kind'), models.CheckConstraint(condition=models.Q(('profile__in', ['full', 'small_fund'])), name='tenant_profile')],
            },
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(max_length=30)),
                ('seq', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('actor_id', models.BigIntegerField(null=True)),
                ('code', models.CharField(max_length=60)),
                ('matter_id', models.BigIntegerField(null=True)),
                ('subject', models.CharField(max_length=60)),
                ('body', models.TextField()),
                ('previous', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('tenant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'matter_id'], name='audit_matter'), models.Index(fields=['tenant', 'subject'], name='audit_subject')],
                'constraints': [models.UniqueConstraint(fields=('chain', 'seq'), name='audit_link_once')],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField()),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
        ),
        migrations.CreateModel(
            name='OutboxItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter_id', models.BigIntegerField(null=True)),
                ('person_id', models.BigIntegerField(null=True)),
                ('address', models.CharField(max_length=254)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('attachments', models.JSONField(default=list)),
                ('dedupe_key', models.CharField(max_length=120, unique=True)),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('withheld_at', models.DateTimeField(null=True)),
                ('attempts', models.IntegerField(default=0)),
                ('last_error', models.CharField(default='', max_length=300)),
                ('tenant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['sent_at', 'id'], name='outbox_waiting')],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=30)),
                ('year', models.IntegerField()),
                ('last', models.IntegerField(default=0)),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'series', 'year'), name='counter_once')],
            },
        ),
        migrations.CreateModel(
            name='CommandRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.CharField(max_length=90)),
                ('command', models.CharField(max_length=60)),
                ('key', models.CharField(max_length=80)),
                ('fingerprint', models.CharField(max_length=64)),
                ('answer', models.TextField()),
                ('at', models.DateTimeField()),
                ('tenant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scope', 'command', 'key'), name='command_once')],
            },
        ),
        migrations.CreateModel(
            name='AuditPrivate',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='private', serialize=False, to='foundation.auditevent')),
                ('salt', models.CharField(max_length=64)),
                ('details', models.TextField()),
            ],
        ),
    ]
