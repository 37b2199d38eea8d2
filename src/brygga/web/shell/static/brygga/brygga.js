/* Brygga: progressive enhancement only. Every page works without this file. */
(() => {
  "use strict";
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* private window: go without */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* as above */ } },
    keys() { try { return Object.keys(localStorage); } catch { return []; } },
  };

  /* Theme: a cookie, so that the server draws the next page right from the start. */
  function theme() {
    const root = document.documentElement;
    const show = () => $$("[data-theme-choice]").forEach((b) =>
      b.setAttribute("aria-pressed", String(b.dataset.themeChoice === (root.dataset.theme || ""))));
    $$("[data-theme-choice]").forEach((b) => b.addEventListener("click", () => {
      const choice = b.dataset.themeChoice;
      if (choice) root.dataset.theme = choice; else delete root.dataset.theme;
      document.cookie = `brygga_theme=${choice};path=/;max-age=${choice ? 31536000 : 0};samesite=lax`;
      show();
    }));
    $$("[data-needs-script]").forEach((e) => { e.hidden = false; });
    show();
  }

  /* Folded menus close with Escape or a press outside. */
  function folds() {
    const close = (except) => $$("details[data-fold][open]").forEach((d) => { if (d !== except) d.open = false; });
    document.addEventListener("click", (e) => close(e.target.closest("details[data-fold]")));
    document.addEventListener("keydown", (e) => {
      const open = document.querySelector("details[data-fold][open]");
      if (e.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
    });
  }

  /* Keys on pages of work: J and K move between rows, a letter presses what shows that letter in the row. */
  function keys() {
    const page = document.querySelector("[data-keys]");
    if (!page) return;
    const box = document.querySelector("[data-keys-switch]");
    let on = store.get("brygga:keys") !== "off";
    if (box) {
      box.checked = on;
      box.addEventListener("change", () => { on = box.checked; store.set("brygga:keys", on ? "on" : "off"); });
    }
    const rows = () => $$("[data-row]", page);
    rows().forEach((r) => r.setAttribute("tabindex", "-1"));
    document.addEventListener("keydown", (e) => {
      if (!on || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input,select,textarea,[contenteditable]")) return;
      const key = e.key.toLowerCase();
      const all = rows();
      const here = e.target.closest("[data-row]");
      if (key === "j" || key === "k") {
        const at = all.indexOf(here);
        const next = all[Math.max(0, Math.min(all.length - 1, at + (key === "j" ? 1 : -1)))];
        if (next) { e.preventDefault(); next.focus(); }
        return;
      }
      const press = here && here.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (press) { e.preventDefault(); press.click(); }
    });
  }

  /* What is written stays in this browser until the server has it: it survives an expired log-in. The page that answers
     a sent form says "ok" when it was taken in; a refusal, a log-in page or "more rows" says nothing, and all is kept. */
  const KEEP = 7 * 24 * 3600 * 1000;
  function autosave() {
    $$("[data-autosave-done]").forEach((e) => store.drop(`brygga:form:${e.dataset.autosaveDone}`));
    const sent = store.get("brygga:sent");
    store.drop("brygga:sent");
    if (sent && document.querySelector("[role=status] > .notice.ok")) store.drop(sent);
    $$("form[data-forget]").forEach((f) => f.addEventListener("submit", () =>
      store.keys().filter((k) => k.startsWith("brygga:form:")).forEach(store.drop)));
    $$("form[data-autosave]").forEach((form) => {
      const key = `brygga:form:${form.dataset.autosave}`;
      const fields = () => [...form.elements].filter((f) => f.name && !/^(hidden|password|file|submit|button)$/.test(f.type));
      const note = form.querySelector("[data-autosave-note]");
      const old = JSON.parse(store.get(key) || "null");
      if (old && Date.now() - old.at < KEEP) {
        let put = 0;
        const unfold = (f) => { put += 1; const fold = f.closest("details:not([open])"); if (fold) fold.open = true; };
        fields().forEach((f) => {
          const value = old.values[f.name];
          if (value === undefined) return;
          if (f.type === "checkbox" || f.type === "radio") {
            if (f.defaultChecked === f.checked && value.includes(f.value) !== f.checked) { f.checked = value.includes(f.value); unfold(f); }
          } else if (!f.value && value[0]) { f.value = value[0]; unfold(f); }
        });
        if (put && note) note.textContent = note.dataset.restored;
      }
      form.addEventListener("submit", () => store.set("brygga:sent", key));
      form.addEventListener("input", () => {
        const values = {};
        fields().forEach((f) => {
          values[f.name] = values[f.name] || [];
          if (!/^(checkbox|radio)$/.test(f.type) || f.checked) values[f.name].push(f.value);
        });
        store.set(key, JSON.stringify({ at: Date.now(), values }));
        if (note) note.textContent = note.dataset.saved;
      });
    });
  }

  /* A typed statement: what opening balance and rows come to, while they are being typed. The server adds up anew. */
  function sums() {
    $$("form[data-sum]").forEach((form) => {
      const out = form.querySelector("[data-sum-result]");
      const read = (text) => {
        const plain = text.replace(/[\s\u00a0\u202f]|kr$/g, "").replace("\u2212", "-").replace(",", ".");
        return plain === "" ? 0 : /^-?\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : NaN;
      };
      const show = () => {
        const boxes = $$('input[name="opening"],input[name$="-amount"]', form);
        const sum = boxes.reduce((total, box) => total + read(box.value), 0);
        out.textContent = Number.isNaN(sum) ? "–"
          : (sum / 100).toLocaleString("sv-SE", { style: "currency", currency: "SEK" });
      };
      form.addEventListener("input", show);
      show();
    });
  }

  /* One press is one act. The button stays enabled, so that its name and value are sent. */
  function once() {
    document.addEventListener("submit", (e) => {
      const form = e.target;
      if (form.method !== "post" || form.hasAttribute("hx-post")) return;
      if (form.dataset.sent) { e.preventDefault(); return; }
      form.dataset.sent = "1";
      $$("button:not([type=button])", form).forEach((b) => b.setAttribute("aria-disabled", "true"));
    });
    addEventListener("pageshow", () => $$("form[data-sent]").forEach((f) => {
      delete f.dataset.sent;
      $$("[aria-disabled]", f).forEach((b) => b.removeAttribute("aria-disabled"));
    }));
  }

  /* The arches: today in view, one stop in the tab order, arrows between the arches. */
  function arches() {
    $$(".frame").forEach((frame) => {
      const mark = frame.querySelector("[data-today]");
      if (mark) frame.scrollLeft += mark.getBoundingClientRect().left - frame.getBoundingClientRect().left - frame.clientWidth * 0.46;
      const arcs = $$(".arc", frame);
      arcs.forEach((arc, i) => arc.setAttribute("tabindex", i ? "-1" : "0"));
      frame.addEventListener("keydown", (e) => {
        const at = arcs.indexOf(e.target.closest(".arc"));
        const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
        const next = arcs[at + step];
        if (at < 0 || !next) return;
        e.preventDefault();
        arcs[at].setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      });
    });
  }

  /* A link to copy: marked first, so that where there is no clipboard the phone's own menu offers to copy it. */
  const copies = () => $$("[data-copy]").forEach((b) => b.addEventListener("click", ({ target: { nextElementSibling: said } },
    box = document.getElementById(b.dataset.copy)) => { box.select(); navigator.clipboard?.writeText(box.value).then(() => { said.textContent = said.dataset.copied; }, () => {}); }));

  const start = () => {
    [theme, folds, keys, autosave, sums, once, arches, copies].forEach((run) => run());
    const summary = document.querySelector("[data-focus]");
    if (summary) summary.focus();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
