-- The seal: header first, lines numbered 1..n, line n seals. Nothing is ever updated (`added_…` sees to that).
-- Statement triggers with transition tables: one look for a whole bulk of rows. Functions run as their owner.

-- fence: constraint ledger_posting_line on ledger_posting
ALTER TABLE ledger_posting ADD CONSTRAINT ledger_posting_line CHECK (line_no>=1)

-- fence: constraint ledger_posting_minor on ledger_posting
ALTER TABLE ledger_posting ADD CONSTRAINT ledger_posting_minor
CHECK (amount_minor<>0 AND amount_minor BETWEEN -1000000000000000 AND 1000000000000000)

-- fence: constraint ledger_entry_signs on ledger_journalentry
ALTER TABLE ledger_journalentry ADD CONSTRAINT ledger_entry_signs CHECK (digest ~ '^[0-9a-f]{64}$' AND series ~ '^[A-Z]')

-- fence: function ledger_head
CREATE FUNCTION ledger_head() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path=pg_catalog,public,pg_temp AS $$ DECLARE r record; opened bigint:=0; linked boolean:=false; BEGIN
 FOR r IN SELECT period_id,tenant_id,year,min(booked_on) lo,max(booked_on) hi,count(*) n,
   bool_or(document_id IS NOT NULL OR reverses_id IS NOT NULL) linked FROM fresh GROUP BY 1,2,3 ORDER BY 1,2,3 LOOP
  PERFORM FROM ledger_period WHERE id=r.period_id AND tenant_id=r.tenant_id AND year=r.year AND closed_at IS NULL
   AND soft_closed_at IS NULL AND first_on<=r.lo AND last_on>=r.hi FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'ledger: period % is closed, or does not hold % to %', r.period_id,r.lo,r.hi USING ERRCODE='23514'; END IF;
  opened:=opened+r.n; linked:=linked OR r.linked; END LOOP;
 IF opened=0 THEN RETURN NULL; END IF;
 FOR r IN SELECT tenant_id,series,year,min(number) lo,max(number) hi,count(*) n FROM fresh GROUP BY 1,2,3 LOOP
  IF r.lo<1 OR r.hi-r.lo+1<>r.n OR (r.lo>1 AND NOT EXISTS(SELECT FROM ledger_journalentry
    WHERE tenant_id=r.tenant_id AND series=r.series AND year=r.year AND number=r.lo-1))
   THEN RAISE EXCEPTION 'ledger: the number is not the next one' USING ERRCODE='23514'; END IF; END LOOP;
 IF linked THEN
  PERFORM FROM fresh f WHERE (f.document_id IS NOT NULL
    AND NOT EXISTS(SELECT FROM documents_document d WHERE d.id=f.document_id AND d.tenant_id=f.tenant_id))
   OR (f.reverses_id IS NOT NULL AND NOT EXISTS(SELECT FROM ledger_journalentry o WHERE o.id=f.reverses_id
    AND o.tenant_id=f.tenant_id AND o.series=f.series AND o.lines=f.lines AND o.reverses_id IS NULL));
  IF FOUND THEN RAISE EXCEPTION 'ledger: document or what it reverses is not as it must be' USING ERRCODE='23514'; END IF;
 END IF;
 INSERT INTO ledger_tally VALUES (pg_current_xact_id(),opened); RETURN NULL; END $$

-- fence: trigger ledger_entry_head on ledger_journalentry
CREATE TRIGGER ledger_entry_head AFTER INSERT ON ledger_journalentry REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION ledger_head()

-- Accounts, pots, agreements and parties are never deleted or moved, so one look is enough. Account and pot are joined,
-- not asked for by NOT EXISTS: the planner made of that every account beside every pot of all tenants, at each posting.
-- fence: function ledger_refs
CREATE FUNCTION ledger_refs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path=pg_catalog,public,pg_temp AS $$ DECLARE r record; BEGIN
 SELECT x.* INTO r FROM (SELECT DISTINCT tenant_id,account_id,pot_id,agreement_id,party_id,currency FROM fresh) x
  LEFT JOIN ledger_account a ON a.id=x.account_id AND a.tenant_id=x.tenant_id
  LEFT JOIN ledger_pot o ON o.id=x.pot_id AND o.tenant_id=x.tenant_id
  WHERE x.currency !~ '^[A-Z]{3}$'
   OR a.id IS NULL OR o.id IS NULL OR (a.pot_kind IN ('',o.kind)) IS NOT TRUE
   OR (x.agreement_id IS NOT NULL AND NOT EXISTS(SELECT FROM agreements_agreement g WHERE g.id=x.agreement_id AND g.tenant_id=x.tenant_id))
   OR (x.party_id IS NOT NULL AND NOT EXISTS(SELECT FROM parties_party p WHERE p.id=x.party_id AND p.tenant_id=x.tenant_id)) LIMIT 1;
 IF FOUND THEN RAISE EXCEPTION 'ledger: tenant %: account %, pot % of its kind, agreement %, party % or currency % is not there',
  r.tenant_id,r.account_id,r.pot_id,r.agreement_id,r.party_id,r.currency USING ERRCODE='23514'; END IF; RETURN NULL; END $$

-- fence: trigger ledger_posting_refs on ledger_posting
CREATE TRIGGER ledger_posting_refs AFTER INSERT ON ledger_posting REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refs()

-- The planner switches leave one plan, sort and merge join by ranges of keys: linear in bulk, index look-ups when single.
-- fence: function ledger_seal
CREATE FUNCTION ledger_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path=pg_catalog,public,pg_temp
SET work_mem='64MB' SET enable_seqscan=off SET enable_hashagg=off SET enable_hashjoin=off SET enable_nestloop=off
AS $$ DECLARE lo bigint; hi bigint; done bigint; odd bigint; bad bigint; back boolean; BEGIN
 SELECT min(entry_id),max(entry_id) INTO lo,hi FROM fresh; IF lo IS NULL THEN RETURN NULL; END IF;
 SELECT count(*) FILTER (WHERE ok),count(*) FILTER (WHERE ok IS NOT TRUE),coalesce(bool_or(mirror),false) INTO done,odd,back FROM (
  SELECT x.zero AND e.lines=x.c AND x.m=x.c AND e.tenant_id=x.f0 AND e.tenant_id=x.f1 ok, e.reverses_id IS NOT NULL mirror FROM
   (SELECT entry_id,bool_and(s=0) zero,sum(c) c,max(m) m,min(f0) f0,max(f1) f1 FROM (
     SELECT entry_id,sum(amount_minor) s,count(*)::int c,max(line_no) m,min(tenant_id) f0,max(tenant_id) f1
      FROM fresh GROUP BY entry_id,pot_id,currency) g GROUP BY entry_id) x
   LEFT JOIN (SELECT id,lines,tenant_id,reverses_id FROM ledger_journalentry WHERE id BETWEEN lo AND hi) e ON e.id=x.entry_id) y;
 IF odd>0 THEN
  SELECT f.entry_id INTO bad FROM fresh f LEFT JOIN (SELECT id,lines,tenant_id FROM ledger_journalentry WHERE id BETWEEN lo AND hi) e ON e.id=f.entry_id
   WHERE e.id IS NULL OR f.line_no>e.lines OR f.tenant_id<>e.tenant_id LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'ledger: entry % is not there, is full, or is of another tenant',bad USING ERRCODE='23514'; END IF;
  SELECT count(*),min(x.entry_id) FILTER (WHERE NOT x.ok) INTO done,bad FROM (SELECT g.entry_id,bool_and(g.s=0) AND sum(g.c)=min(g.lines) ok FROM (
    SELECT p.entry_id,e.lines,sum(p.amount_minor) s,count(*) c
     FROM (SELECT f.entry_id,h.lines FROM fresh f JOIN (SELECT id,lines FROM ledger_journalentry WHERE id BETWEEN lo AND hi) h ON h.id=f.entry_id WHERE f.line_no=h.lines) e
     JOIN (SELECT * FROM ledger_posting WHERE entry_id BETWEEN lo AND hi) p ON p.entry_id=e.entry_id GROUP BY p.entry_id,e.lines,p.pot_id,p.currency) g GROUP BY g.entry_id) x;
  IF bad IS NOT NULL THEN RAISE EXCEPTION 'ledger: entry % is not whole, or not zero per pot and currency',bad USING ERRCODE='23514'; END IF;
 END IF;
 IF back THEN
  SELECT f.entry_id INTO bad FROM fresh f JOIN ledger_journalentry e ON e.id=f.entry_id AND e.reverses_id IS NOT NULL
   LEFT JOIN ledger_posting p ON p.entry_id=e.reverses_id AND p.line_no=f.line_no AND p.account_id=f.account_id AND p.pot_id=f.pot_id
    AND p.agreement_id IS NOT DISTINCT FROM f.agreement_id AND p.party_id IS NOT DISTINCT FROM f.party_id
    AND p.currency=f.currency AND p.amount_minor=-f.amount_minor
   WHERE p.entry_id IS NULL LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'ledger: entry % is no mirror of what it reverses',bad USING ERRCODE='23514'; END IF;
 END IF;
 IF done>0 THEN INSERT INTO ledger_tally VALUES (pg_current_xact_id(),-done); END IF; RETURN NULL; END $$

-- fence: trigger ledger_posting_seal on ledger_posting
CREATE TRIGGER ledger_posting_seal AFTER INSERT ON ledger_posting REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION ledger_seal()
