"""Which role may do what: one table, read by the doorways and shown on the settings page.

Segregation (who made it does not approve it) is not here: it is per case and per payment, in
`domain.casework.segregation`, and asked by the acts themselves.
"""

BOARD = frozenset({"chair", "member", "deputy"})
BOOKS = frozenset({"treasurer", "bookkeeper"})
STAFF = BOARD | BOOKS | {"administrator", "officer", "approver", "auditor"}
ROLES = (*sorted(STAFF), "applicant")

PERMISSIONS: dict[str, frozenset[str]] = {
    "fund.overview": STAFF,
    "case.read": frozenset({"officer", "chair", "auditor"}),
    "case.write": frozenset({"officer"}),
    "case.prepare": frozenset({"officer"}),
    "board.read": BOARD | {"officer", "treasurer", "auditor"},
    "board.arrange": frozenset({"officer", "chair"}),
    "board.declare": BOARD,
    "board.vote": BOARD,
    "board.decide": BOARD,
    "delegation.decide": BOARD,
    "minutes.keep": BOARD | {"officer"},
    "minutes.adjust": BOARD,
    "agreement.read": BOOKS | {"officer", "chair", "approver", "auditor"},
    "agreement.write": frozenset({"officer"}),
    "signing.hand_in": frozenset({"officer", "treasurer", "chair"}),
    "signing.check": frozenset({"officer", "chair", "treasurer", "approver", "member"}),
    "condition.meet": frozenset({"officer", "treasurer"}),
    "money.read": BOOKS | {"officer", "approver", "chair", "auditor"},
    "payment.make": BOOKS | {"officer"},
    "payment.approve": BOARD | {"approver", "treasurer"},
    "payment.confirm": BOOKS | {"officer"},
    "statement.enter": BOOKS,
    "statement.match": BOOKS,
    "reconcile": BOOKS | {"chair", "officer", "approver"},
    "source.read": STAFF - {"administrator"},
    "source.write": frozenset({"treasurer", "officer", "administrator"}),
    "source.pay_in": BOOKS,
    "books.read": BOOKS | {"auditor", "chair"},
    "books.close": BOOKS | {"chair", "officer", "approver"},
    "audit.read": frozenset({"auditor", "chair"}),
    "settings.read": STAFF,
    "settings.write": frozenset({"administrator"}),
    "role.propose": frozenset({"administrator"}),
    "role.confirm": frozenset({"administrator", "chair"}),
    "portal.use": frozenset({"applicant"}),
    "paper.read": STAFF | {"applicant"},
}


def allowed(permission: str, roles: frozenset[str]) -> bool:
    """Tell whether any of the roles carries the permission; an unknown permission is a programming error."""
    return bool(PERMISSIONS[permission] & roles)
