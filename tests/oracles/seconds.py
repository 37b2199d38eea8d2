"""Every calculator that is written a second time, with its oracle and its random cases."""

from typing import Any

from .apr import apr
from .comparing import Second
from .contribution import contribution
from .deminimis import deminimis, deminimis_shape
from .gen_apr import apr_case, wrong_apr
from .gen_deminimis import deminimis_case, wrong_deminimis
from .gen_gge import gge_case, wrong_gge
from .gen_late import late_case, wrong_late
from .gen_loan import loan_case
from .gen_loan_wrong import spoiled_loan
from .generators import (
    contribution_case,
    lots_case,
    spoiled_contribution,
    spoiled_lots,
    spoiled_waterfall,
    waterfall_case,
)
from .gge import gge, gge_shape
from .identifiers import identifiers, identifiers_case, identifiers_shape, wrong_identifiers
from .late import late, late_shape
from .loan import loan
from .lots import lots
from .member_exit import member_exit, member_exit_case, member_exit_shape, wrong_member_exit
from .portfolio import portfolio, portfolio_case, wrong_portfolio
from .ratios import ratios, ratios_case, sroi, sroi_case, wrong_ratios, wrong_sroi
from .waterfall import waterfall


def contribution_shape(answer: dict[str, Any]) -> dict[str, Any]:
    """The keys of the text; the reasons are for people, so only whether there is one is compared."""
    keys = ("five_years_on", "ways", "by", "earliest_redemption", "pay_on", "clawback_exempt")
    return {key: answer[key] for key in keys if key in answer} | {"refused": bool(answer["refused"])}


LOAN = Second("loan", loan, loan_case, spoiled_loan)
LOTS = Second("lots", lots, lots_case, spoiled_lots)
WATERFALL = Second("waterfall", waterfall, waterfall_case, spoiled_waterfall)
CONTRIBUTION = Second("contribution", contribution, contribution_case, spoiled_contribution, contribution_shape)
LATE_INTEREST = Second("late_interest", late, late_case, wrong_late, late_shape)
APR = Second("apr", apr, apr_case, wrong_apr)
GGE = Second("gge", gge, gge_case, wrong_gge, gge_shape)
DEMINIMIS = Second("deminimis", deminimis, deminimis_case, wrong_deminimis, deminimis_shape)
PORTFOLIO = Second("portfolio_guarantee", portfolio, portfolio_case, wrong_portfolio)
RATIOS = Second("ratios", ratios, ratios_case, wrong_ratios)
SROI = Second("sroi", sroi, sroi_case, wrong_sroi)
IDENTIFIERS = Second("identifiers", identifiers, identifiers_case, wrong_identifiers, identifiers_shape)
MEMBER_EXIT = Second("member_exit", member_exit, member_exit_case, wrong_member_exit, member_exit_shape)
