"""The words for roles on screens: code → svenska (translated elsewhere)."""

from brygga.foundation.refusals import text

ROLE_NAMES = {
    "administrator": text("administratör"), "officer": text("handläggare"), "chair": text("ordförande"),
    "member": text("ledamot"), "approver": text("attestant"), "deputy": text("suppleant"), "treasurer": text("kassör"),
    "bookkeeper": text("redovisningsbyrå"), "auditor": text("revisor"),
    "applicant": text("sökande"),
}

# How the work is divided: who may do two steps of the same thing.
PROFILE_NAMES = {"small_fund": text("Liten fond"), "full": text("Full uppdelning")}
