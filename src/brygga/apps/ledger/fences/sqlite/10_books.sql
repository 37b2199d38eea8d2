-- What never changes about an account, a pot and a period. Moving a row to another tenant is refused by `kept_…`.
-- All checks stand in triggers: a CHECK can be switched off by a PRAGMA.

-- fence: trigger ledger_account_kept on ledger_account
CREATE TRIGGER ledger_account_kept BEFORE UPDATE ON ledger_account
WHEN (NEW.number, NEW.is_memo, NEW.pot_kind) IS NOT (OLD.number, OLD.is_memo, OLD.pot_kind)
BEGIN SELECT RAISE(ABORT,'ledger: an account keeps its number and kind'); END

-- fence: trigger ledger_account_stays on ledger_account
CREATE TRIGGER ledger_account_stays BEFORE DELETE ON ledger_account
BEGIN SELECT RAISE(ABORT,'ledger: an account is never deleted'); END

-- fence: trigger ledger_account_new on ledger_account
CREATE TRIGGER ledger_account_new BEFORE INSERT ON ledger_account
WHEN EXISTS(SELECT 1 FROM ledger_account WHERE id=NEW.id)
  OR EXISTS(SELECT 1 FROM ledger_account WHERE tenant_id=NEW.tenant_id AND (number=NEW.number OR (role=NEW.role AND role<>'')))
  OR NEW.pot_kind NOT IN ('','capital','operating')
BEGIN SELECT RAISE(ABORT,'ledger: the account is there, or is of no kind'); END

-- fence: trigger ledger_account_role on ledger_account
CREATE TRIGGER ledger_account_role BEFORE UPDATE ON ledger_account
WHEN EXISTS(SELECT 1 FROM ledger_account WHERE tenant_id=NEW.tenant_id AND id<>OLD.id AND role=NEW.role AND role<>'')
BEGIN SELECT RAISE(ABORT,'ledger: another account has the role'); END

-- fence: trigger ledger_pot_kept on ledger_pot
CREATE TRIGGER ledger_pot_kept BEFORE UPDATE ON ledger_pot
WHEN (NEW.kind, NEW.currency) IS NOT (OLD.kind, OLD.currency)
  OR EXISTS(SELECT 1 FROM ledger_pot WHERE tenant_id=NEW.tenant_id AND id<>OLD.id AND name=NEW.name)
BEGIN SELECT RAISE(ABORT,'ledger: a pot keeps its kind and currency, and a name of its own'); END

-- fence: trigger ledger_pot_stays on ledger_pot
CREATE TRIGGER ledger_pot_stays BEFORE DELETE ON ledger_pot
BEGIN SELECT RAISE(ABORT,'ledger: a pot is never deleted'); END

-- fence: trigger ledger_pot_new on ledger_pot
CREATE TRIGGER ledger_pot_new BEFORE INSERT ON ledger_pot
WHEN EXISTS(SELECT 1 FROM ledger_pot WHERE id=NEW.id OR (tenant_id=NEW.tenant_id AND name=NEW.name))
  OR NEW.kind NOT IN ('capital','operating')
BEGIN SELECT RAISE(ABORT,'ledger: the pot is there, or is of no kind'); END

-- fence: trigger ledger_period_stays on ledger_period
CREATE TRIGGER ledger_period_stays BEFORE DELETE ON ledger_period
BEGIN SELECT RAISE(ABORT,'ledger: a period is never deleted'); END

-- fence: trigger ledger_period_new on ledger_period
CREATE TRIGGER ledger_period_new BEFORE INSERT ON ledger_period
WHEN NEW.first_on IS NOT date(NEW.first_on) OR NEW.last_on IS NOT date(NEW.last_on) OR NEW.first_on>NEW.last_on
  OR coalesce(NEW.soft_closed_at, NEW.closed_at, NEW.reopening_asked_by_id, NEW.reopening_confirmed_by_id) IS NOT NULL
  OR EXISTS(SELECT 1 FROM ledger_period WHERE id=NEW.id
            OR (tenant_id=NEW.tenant_id AND first_on<=NEW.last_on AND last_on>=NEW.first_on))
BEGIN SELECT RAISE(ABORT,'ledger: the period is there, overlaps another, has no days or is not open'); END

-- A hard close is for ever and follows a soft one; a soft one is lifted by another person than the one who asked.
-- fence: trigger ledger_period_fixed on ledger_period
CREATE TRIGGER ledger_period_fixed BEFORE UPDATE ON ledger_period
WHEN OLD.closed_at IS NOT NULL
  OR (NEW.year, NEW.first_on, NEW.last_on) IS NOT (OLD.year, OLD.first_on, OLD.last_on)
  OR (NEW.closed_at IS NOT NULL AND OLD.soft_closed_at IS NULL)
  OR (OLD.soft_closed_at IS NOT NULL AND NEW.soft_closed_at IS NOT NULL AND NEW.soft_closed_at IS NOT OLD.soft_closed_at)
  OR (OLD.soft_closed_at IS NULL AND (NEW.reopening_asked_by_id IS NOT NULL OR NEW.reopening_confirmed_by_id IS NOT NULL)
      AND (NEW.reopening_asked_by_id, NEW.reopening_confirmed_by_id) IS NOT (OLD.reopening_asked_by_id, OLD.reopening_confirmed_by_id))
  OR (OLD.soft_closed_at IS NULL AND NEW.soft_closed_at IS NOT NULL
      AND (NEW.reopening_asked_by_id IS NOT NULL OR NEW.reopening_confirmed_by_id IS NOT NULL))
  OR (OLD.soft_closed_at IS NOT NULL AND NEW.soft_closed_at IS NULL
      AND (OLD.reopening_asked_by_id IS NULL OR NEW.reopening_asked_by_id IS NOT OLD.reopening_asked_by_id
           OR NEW.reopening_confirmed_by_id IS NULL OR NEW.reopening_confirmed_by_id=OLD.reopening_asked_by_id))
BEGIN SELECT RAISE(ABORT,'ledger: the period is fixed, or takes two people to open'); END

-- Postings name agreements and parties without a foreign key: these rows stay.
-- fence: trigger ledger_agreement_stays on agreements_agreement
CREATE TRIGGER ledger_agreement_stays BEFORE DELETE ON agreements_agreement
BEGIN SELECT RAISE(ABORT,'ledger: an agreement is never deleted'); END

-- fence: trigger ledger_party_stays on parties_party
CREATE TRIGGER ledger_party_stays BEFORE DELETE ON parties_party
BEGIN SELECT RAISE(ABORT,'ledger: a party is never deleted'); END
