"""A call: what the lender may claim, what is paid, who carries it, and what stays with the lender.

Idea: claim = share × loss, where the loss is unpaid principal and contractual interest, never penalties or fees; paid
is at most what is left of the cap. Trick: the claim is made on the day of default and the counter-guarantees valid that
day carry their shares, whatever happens to them afterwards. Do not pay a call that comes too late: its day is checked
before its amount.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from brygga.domain.guarantees.exposure import divided
from brygga.domain.guarantees.terms import GuaranteeRefused, GuaranteeTerms
from brygga.domain.money import Money, Rounding


@dataclass(frozen=True, slots=True)
class Loss:
    """What the lender is without; `balance` is the loan's principal on the day of default, for a cap that falls."""

    defaulted_on: date
    called_on: date
    amount: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class Call:
    """The claim, what of it is paid, who carries that, and the lender's whole loss that nobody pays."""

    claim: Money
    payable: Money
    by_layer: Mapping[str, Money]
    net: Money
    with_lender: Money


def last_call_on(terms: GuaranteeTerms) -> date:
    """Return the last day on which the lender may call."""
    return terms.valid.end - timedelta(days=1) + timedelta(days=terms.call_days)


def call(terms: GuaranteeTerms, loss: Loss, paid_before: Money, rounding: Rounding) -> Call:
    """Return what a call gives. Raises GuaranteeRefused when the default or the call is outside the days agreed."""
    if loss.defaulted_on not in terms.valid:
        raise GuaranteeRefused("defaulted_on", "Betalningen uteblev en dag då garantin inte gällde; inget kan krävas.",
                               "The default is on a day when the guarantee was not valid; nothing can be claimed.")
    last = last_call_on(terms)
    if not loss.defaulted_on <= loss.called_on <= last:
        raise GuaranteeRefused("called_on", f"Kravet ska komma efter att betalningen uteblev och senast {last}.",
                               f"The call must come after the default and by {last}.")
    claim = loss.amount.times(terms.share, rounding)
    left = max(Money(0, claim.currency), terms.cap_at(loss.balance) - paid_before)
    payable = min(claim, left)
    borne = divided(payable, terms.counters_on(loss.defaulted_on))
    return Call(claim, payable, borne.by_layer, borne.net, loss.amount - payable)
