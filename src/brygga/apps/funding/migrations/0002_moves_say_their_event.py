"""A move repeats its event's kind and day and its lots' turns, so that a statement is one sum: filled in for old moves.

The fences are down while tables are changed, and compare the columns with the event from then on; verify does so too.
"""

import datetime

from django.db import migrations, models

FILL = """
UPDATE funding_lotmove SET
 kind = (SELECT e.kind FROM funding_lotevent e WHERE e.id = funding_lotmove.event_id),
 "on" = (SELECT e."on" FROM funding_lotevent e WHERE e.id = funding_lotmove.event_id),
 taken_turn = (SELECT l.turn FROM funding_lot l WHERE l.id = funding_lotmove.taken_lot_id),
 put_turn = (SELECT l.turn FROM funding_lot l WHERE l.id = funding_lotmove.put_lot_id)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('funding', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='lotmove',
            name='kind',
            field=models.CharField(default='', max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='lotmove',
            name='on',
            field=models.DateField(default=datetime.date(1, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='lotmove',
            name='taken_turn',
            field=models.IntegerField(default=-1),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='lotmove',
            name='put_turn',
            field=models.IntegerField(default=-1),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='lotmove',
            index=models.Index(fields=['pot', 'kind', 'taken_bucket', 'put_bucket', 'taken_turn', 'put_turn', 'on', 'amount_minor'], name='lot_move_sums'),
        ),
    ]
