"""The states of the pages outside a fund: public, at the doors, founding, the practice world, the style page."""

from __future__ import annotations

from tests.pages.state import State, see, wrong
from tests.pages.table_calculators import CALCULATORS

OUTSIDE: tuple[State, ...] = (
    see("shell:style"),
    see("public:start"),
    see("public:start", scene="bare", name="before any fund"),
    see("public:fund", slug="@first"),
    see("public:fund", slug="@new", name="without money"),
    see("public:fund", slug="finns-inte", name="404", status=404),
    see("public:enquiry", slug="@first", situation="premises"),
    wrong("public:enquiry", slug="@first", situation="start"),
    wrong("public:enquiry", slug="@first", situation="bridge", name="wrong address", send={
        "name": "Bygdens hus", "contact_name": "Kim Exempel", "contact_email": "ingen adress", "need": "tolv kronor"}),
    see("public:thanks", slug="@first"),
    see("public:how"),
    see("public:privacy"),
    see("api:calculators", holds="file"),
    see("api:schema", holds="file", called="loan"),
    see("doors:log_in"),
    see("doors:log_in", query="?next=/in/", name="expired session", step="session ends"),
    wrong("doors:log_in", name="link with errors"),
    wrong("doors:log_in", name="password with errors", form=1),
    wrong("doors:log_in", name="wrong password", form=1, send={
        "fond-email": "gunnar.hjelm@mikrofonden-exempel.se", "fond-password": "fel"}),
    see("account_login"),
    see("mfa_authenticate", step="half way in"),
    wrong("mfa_authenticate", name="wrong code", step="half way in", send={"code": "000000"}),
    see("mfa_activate_totp", "lena"),
    wrong("mfa_activate_totp", "lena", send={"code": "000000"}),
    see("mfa_view_recovery_codes", "gunnar", step="fresh codes"),
    see("mfa_view_recovery_codes", "gunnar", "seen already"),
    see("mfa_index", "gunnar"),
    wrong("mfa_index", "gunnar", send={"code": "000000"}),
    see("mfa_index", "Elsa Grönlund", "refused", status=403),
    see("doors:where_to", "hanna", "leads to the seat", leads=True),
    see("doors:where_to", "karin", "choice of funds"),
    see("doors:link_sent"),
    see("doors:link", secret="@link"),
    see("doors:link", name="staff choose a password", secret="@staff_link"),
    wrong("doors:link", secret="@staff_link", name="short password"),
    see("doors:link", name="spent", secret="finns-inte", status=410),
    see("doors:demo"),
    see("doors:demo_letters"),
    see("founding:start", name="404 or refused once a fund stands", status=403),
    see("founding:start", scene="bare", query="?nyckel=@key"),
    wrong("founding:start", scene="bare", query="?nyckel=@key"),
    see("founding:start", scene="bare", name="wrong key", query="?nyckel=fel", status=403),
    see("founding:start", scene="half founded", name="waits for the second", query="?nyckel=@key"),
    wrong("founding:start", scene="half founded", name="wrong address", query="?nyckel=@key", form=1),
    see("founding:confirm", "Ture Exempel", scene="half founded", slug="@founded"),
    see("founding:confirm", "Siv Exempel", scene="half founded", name="who waits", slug="@founded"),
) + CALCULATORS
