-- What never changes about an account, a pot and a period. Moving a row to another tenant is refused by `kept_…`.

-- fence: function ledger_refuse
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'ledger: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE='23514'; END $$

-- fence: trigger ledger_account_kept on ledger_account
CREATE TRIGGER ledger_account_kept BEFORE UPDATE ON ledger_account FOR EACH ROW
WHEN ((NEW.number, NEW.is_memo, NEW.pot_kind) IS DISTINCT FROM (OLD.number, OLD.is_memo, OLD.pot_kind))
EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_account_stays on ledger_account
CREATE TRIGGER ledger_account_stays BEFORE DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_account_whole on ledger_account
CREATE TRIGGER ledger_account_whole BEFORE TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_pot_kept on ledger_pot
CREATE TRIGGER ledger_pot_kept BEFORE UPDATE ON ledger_pot FOR EACH ROW
WHEN ((NEW.kind, NEW.currency) IS DISTINCT FROM (OLD.kind, OLD.currency)) EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_pot_stays on ledger_pot
CREATE TRIGGER ledger_pot_stays BEFORE DELETE ON ledger_pot FOR EACH ROW EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_pot_whole on ledger_pot
CREATE TRIGGER ledger_pot_whole BEFORE TRUNCATE ON ledger_pot FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_period_stays on ledger_period
CREATE TRIGGER ledger_period_stays BEFORE DELETE ON ledger_period FOR EACH ROW EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_period_whole on ledger_period
CREATE TRIGGER ledger_period_whole BEFORE TRUNCATE ON ledger_period FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_period_new on ledger_period
CREATE TRIGGER ledger_period_new BEFORE INSERT ON ledger_period FOR EACH ROW
WHEN (coalesce(NEW.soft_closed_at, NEW.closed_at) IS NOT NULL
      OR coalesce(NEW.reopening_asked_by_id, NEW.reopening_confirmed_by_id) IS NOT NULL)
EXECUTE FUNCTION ledger_refuse()

-- A hard close is for ever and follows a soft one; a soft one is lifted by another person than the one who asked.
-- fence: trigger ledger_period_fixed on ledger_period
CREATE TRIGGER ledger_period_fixed BEFORE UPDATE ON ledger_period FOR EACH ROW
WHEN (OLD.closed_at IS NOT NULL
  OR (NEW.year, NEW.first_on, NEW.last_on) IS DISTINCT FROM (OLD.year, OLD.first_on, OLD.last_on)
  OR (NEW.closed_at IS NOT NULL AND OLD.soft_closed_at IS NULL)
  OR (OLD.soft_closed_at IS NOT NULL AND NEW.soft_closed_at IS NOT NULL AND NEW.soft_closed_at IS DISTINCT FROM OLD.soft_closed_at)
  OR (OLD.soft_closed_at IS NULL AND (NEW.reopening_asked_by_id IS NOT NULL OR NEW.reopening_confirmed_by_id IS NOT NULL)
      AND (NEW.reopening_asked_by_id, NEW.reopening_confirmed_by_id)
          IS DISTINCT FROM (OLD.reopening_asked_by_id, OLD.reopening_confirmed_by_id))
  OR (OLD.soft_closed_at IS NULL AND NEW.soft_closed_at IS NOT NULL
      AND (NEW.reopening_asked_by_id IS NOT NULL OR NEW.reopening_confirmed_by_id IS NOT NULL))
  OR (OLD.soft_closed_at IS NOT NULL AND NEW.soft_closed_at IS NULL
      AND (OLD.reopening_asked_by_id IS NULL OR NEW.reopening_asked_by_id IS DISTINCT FROM OLD.reopening_asked_by_id
           OR NEW.reopening_confirmed_by_id IS NULL OR NEW.reopening_confirmed_by_id=OLD.reopening_asked_by_id)))
EXECUTE FUNCTION ledger_refuse()

-- An open twin of a closed month would let entries in. A trigger with LOCK TABLE lets two through under REPEATABLE READ.
-- fence: constraint ledger_period_alone on ledger_period
ALTER TABLE ledger_period ADD CONSTRAINT ledger_period_alone
EXCLUDE USING gist (int8range(tenant_id,tenant_id,'[]') WITH &&, daterange(first_on,last_on,'[]') WITH &&)

-- Postings name agreements and parties without a foreign key: these rows stay.
-- fence: trigger ledger_agreement_stays on agreements_agreement
CREATE TRIGGER ledger_agreement_stays BEFORE DELETE ON agreements_agreement FOR EACH ROW EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_agreement_whole on agreements_agreement
CREATE TRIGGER ledger_agreement_whole BEFORE TRUNCATE ON agreements_agreement FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_party_stays on parties_party
CREATE TRIGGER ledger_party_stays BEFORE DELETE ON parties_party FOR EACH ROW EXECUTE FUNCTION ledger_refuse()

-- fence: trigger ledger_party_whole on parties_party
CREATE TRIGGER ledger_party_whole BEFORE TRUNCATE ON parties_party FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
