"""The only writers of cases."""

from brygga.apps.cases.actions.applicant import set_party
from brygga.apps.cases.actions.applying import (
    attach_paper,
    choose_template,
    save_answers,
    save_readiness,
    say_missing,
    submit,
)
from brygga.apps.cases.actions.dialogue import answer_completion, ask_completion, write_message
from brygga.apps.cases.actions.life import move_case, open_case, withdraw_case
from brygga.apps.cases.actions.planning import remove_plan_line, save_plan_line, set_vat
from brygga.apps.cases.actions.preparing import take_case, write_memo
from brygga.apps.cases.actions.proposing import make_proposal, propose_decline, settle_proposal, withdraw_proposal
from brygga.apps.cases.actions.reconsidering import ask_reconsideration

__all__ = ["answer_completion", "ask_completion", "ask_reconsideration", "attach_paper", "choose_template",
           "make_proposal", "move_case", "open_case", "propose_decline", "remove_plan_line", "save_answers",
           "save_plan_line", "save_readiness", "say_missing", "set_party", "set_vat", "settle_proposal", "submit",
           "take_case", "withdraw_case", "withdraw_proposal", "write_memo", "write_message"]
