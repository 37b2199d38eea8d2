-- Entries opened minus entries sealed in a transaction: 0 at COMMIT, and no row at rest. The app may only read it.

-- fence: table ledger_tally
CREATE TABLE ledger_tally(xid xid8 NOT NULL, opened bigint NOT NULL)

-- fence: function ledger_settled
CREATE FUNCTION ledger_settled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path=pg_catalog,public,pg_temp AS $$ DECLARE n bigint; BEGIN
 WITH gone AS (DELETE FROM ledger_tally WHERE xid=NEW.xid RETURNING opened) SELECT sum(opened) INTO n FROM gone;
 IF n<>0 THEN RAISE EXCEPTION 'ledger: % entries were left half', n USING ERRCODE='23514'; END IF; RETURN NULL; END $$

-- fence: trigger ledger_settled on ledger_tally
CREATE CONSTRAINT TRIGGER ledger_settled AFTER INSERT ON ledger_tally DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.opened>0) EXECUTE FUNCTION ledger_settled()

-- fence: trigger ledger_tally_own on ledger_tally
CREATE TRIGGER ledger_tally_own BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ledger_tally
FOR EACH STATEMENT WHEN (pg_trigger_depth()=0) EXECUTE FUNCTION ledger_refuse()
