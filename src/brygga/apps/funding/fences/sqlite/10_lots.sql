-- A move repeats its event's kind, day and pot and its lots' turns, so that a statement is one sum; here they are compared.

-- fence: trigger funding_move_copies on funding_lotmove
CREATE TRIGGER funding_move_copies BEFORE INSERT ON funding_lotmove
WHEN NOT EXISTS(SELECT 1 FROM funding_lotevent e JOIN funding_lot t ON t.id=NEW.taken_lot_id
 JOIN funding_lot p ON p.id=NEW.put_lot_id WHERE e.id=NEW.event_id AND e.kind=NEW.kind AND e."on"=NEW."on"
 AND e.pot_id=NEW.pot_id AND t.pot_id=NEW.pot_id AND t.turn=NEW.taken_turn AND p.pot_id=NEW.pot_id AND p.turn=NEW.put_turn)
BEGIN SELECT RAISE(ABORT,'funding: a move says its event''s kind, day and pot and its lots'' turns'); END
