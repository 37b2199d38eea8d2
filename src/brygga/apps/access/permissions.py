"""Which role may do what: one table, read by the doorways and shown on the settings page.

Segregation (who made it does not approve it) is not here: it is per case and per payment, in
`domain.casework.segregation`, and asked by the acts themselves.
"""

BOARD = frozenset({"chair", "board_member", "deputy"})
OFFICE = frozenset({"officer", "manager"})
BOOKS = frozenset({"treasurer", "bookkeeper"})
STAFF = BOARD | OFFICE | BOOKS | {"administrator", "auditor"}
ROLES = (*sorted(STAFF), "applicant")

PERMISSIONS: dict[str, frozenset[str]] = {
    "fund.overview": STAFF,
    "case.read": OFFICE | {"chair", "auditor"},
    "case.write": OFFICE,
    "case.prepare": OFFICE,
    "board.read": BOARD | OFFICE | {"auditor", "treasurer"},
    "board.arrange": OFFICE | {"chair"},
    "board.declare": BOARD,
    "board.vote": BOARD,
    "board.decide": BOARD,
    "delegation.decide": frozenset({"manager", "chair", "board_member"}),
    "minutes.keep": OFFICE | BOARD,
    "minutes.adjust": BOARD,
    "agreement.read": OFFICE | BOOKS | {"chair", "auditor"},
    "agreement.write": OFFICE,
    "signing.hand_in": OFFICE | {"treasurer", "chair"},
    "signing.check": OFFICE | BOOKS | {"chair", "board_member"},
    "condition.meet": OFFICE | {"treasurer"},
    "money.read": OFFICE | BOOKS | {"chair", "board_member", "auditor"},
    "payment.make": BOOKS | {"manager"},
    "payment.approve": frozenset({"manager", "chair", "board_member", "treasurer"}),
    "payment.confirm": BOOKS | {"manager"},
    "statement.enter": BOOKS,
    "statement.match": BOOKS,
    "reconcile": BOOKS | {"manager", "chair"},
    "source.read": STAFF - {"administrator"},
    "source.write": frozenset({"treasurer", "manager", "administrator"}),
    "source.pay_in": BOOKS,
    "books.read": BOOKS | {"auditor", "chair", "manager"},
    "books.close": BOOKS | {"chair", "manager"},
    "audit.read": frozenset({"auditor", "chair"}),
    "settings.read": STAFF,
    "settings.write": frozenset({"administrator"}),
    "role.propose": frozenset({"administrator"}),
    "role.confirm": frozenset({"administrator", "chair"}),
    "portal.use": frozenset({"applicant"}),
}


def allowed(permission: str, roles: frozenset[str]) -> bool:
    """Tell whether any of the roles carries the permission; an unknown permission is a programming error."""
    return bool(PERMISSIONS[permission] & roles)
