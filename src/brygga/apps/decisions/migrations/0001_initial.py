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
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('board', 'board'), ('delegation', 'delegation')], max_length=12)),
                ('name', models.CharField(max_length=80)),
                ('size', models.IntegerField()),
                ('from_on', models.DateField()),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'kind'), name='body_once')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.IntegerField()),
                ('number', models.IntegerField()),
                ('on', models.DateField()),
                ('pack_freezes_on', models.DateField()),
                ('state', models.CharField(default='planned', max_length=10)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('adjuster', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='decisions.body')),
                ('chair', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('keeper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('reported_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='decisions.meeting')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'year', 'number'), name='meeting_number_once'), models.CheckConstraint(condition=models.Q(('chair', models.F('adjuster')), _negated=True), name='minutes_adjusted_by_another'), models.CheckConstraint(condition=models.Q(('keeper', models.F('adjuster')), _negated=True), name='minutes_kept_by_another')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paragraph', models.IntegerField()),
                ('proposal_id', models.BigIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('instrument', models.CharField(max_length=20)),
                ('outcome', models.CharField(default='grant', max_length=8)),
                ('amount_minor', brygga.foundation.rows.MoneyMinorField()),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('proposed', models.JSONField()),
                ('proposed_digest', models.CharField(max_length=64)),
                ('pack_digest', models.CharField(blank=True, default='', max_length=64)),
                ('contents_digest', models.CharField(blank=True, default='', max_length=64)),
                ('pack_version', models.IntegerField(default=0)),
                ('frozen_at', models.DateTimeField(null=True)),
                ('state', models.CharField(default='waiting', max_length=10)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('pack', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='decisions.meeting')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'proposal_id'], name='item_by_proposal')],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'paragraph'), name='paragraph_once'), models.UniqueConstraint(fields=('meeting', 'proposal_id'), name='item_once_a_meeting'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'decided', 'postponed', 'withdrawn'])), name='item_state')],
            },
        ),
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(max_length=12)),
                ('text', models.TextField(blank=True, default='', max_length=1000)),
                ('by_law', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.meeting')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(max_length=10)),
                ('left_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='decisions.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='attendance_once')],
            },
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.IntegerField()),
                ('number', models.IntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('anchor', models.CharField(max_length=64)),
                ('signed_at', models.DateTimeField(null=True)),
                ('chair_adjusted_at', models.DateTimeField(null=True)),
                ('other_adjusted_at', models.DateTimeField(null=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='decisions.meeting')),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'year', 'number'), name='minutes_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opens', models.BooleanField()),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'matter', 'person'), name='ruling_once'), models.CheckConstraint(condition=models.Q(('by', models.F('person')), _negated=True), name='ruled_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(max_length=10)),
                ('way', models.CharField(max_length=12)),
                ('decided_on', models.DateField()),
                ('last_day_on', models.DateField(null=True)),
                ('proposed_digest', models.CharField(max_length=64)),
                ('pack_digest', models.CharField(max_length=64)),
                ('seats', models.IntegerField(default=1)),
                ('present', models.IntegerField(default=1)),
                ('yes', models.IntegerField(default=0)),
                ('no', models.IntegerField(default=0)),
                ('abstained', models.IntegerField(default=0)),
                ('by_casting_vote', models.BooleanField(default=False)),
                ('reasons', models.JSONField(default=list)),
                ('way_to_yes', models.TextField(blank=True, default='', max_length=2000)),
                ('at', models.DateTimeField()),
                ('agreement', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                ('chaired_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='decisions.agendaitem')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['granted', 'declined', 'sent_back'])), name='decision_outcome'), models.CheckConstraint(condition=models.Q(('way__in', ['press', 'vote', 'delegation'])), name='decision_way'), models.CheckConstraint(condition=models.Q(models.Q(('agreement__isnull', False), ('last_day_on__isnull', False), ('outcome', 'granted')), models.Q(models.Q(('outcome', 'granted'), _negated=True), ('agreement', None)), _connector='OR'), name='only_a_yes_has_an_agreement')],
            },
        ),
        migrations.CreateModel(
            name='Dissent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dissents', to='decisions.agendaitem')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'person'), name='dissent_once')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vote', models.CharField(max_length=8)),
                ('at', models.DateTimeField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='decisions.agendaitem')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.matter')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.person')),
                ('tenant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.tenant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'person'), name='vote_once')],
            },
        ),
    ]
