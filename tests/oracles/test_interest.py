"""`brygga calc late_interest` and `apr` against their oracles, and each apr put back into its equation."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from random import Random
from typing import Any

from .agreeing import *  # noqa: F403 - the tests themselves
from .apr import Flow, flows, worth
from .comparing import CASES, ask
from .seconds import APR, LATE_INTEREST

HERE = [LATE_INTEREST, APR]


def credits_with_answers(count: int) -> list[tuple[list[Flow], dict[str, Any]]]:
    """The flows of random credits, each with the calculator's answer."""
    values = [APR.right(Random(f"put back/{number}")) for number in range(count)]
    pairs = zip(map(flows, values), ask("apr", values), strict=True)
    return [(found, answer) for found, answer in pairs if "error" not in answer]


def root(found: list[Flow]) -> Decimal:
    """The percent a year to twenty decimals, by bisection between no rate (or the lowest) and a thousand billion."""
    nothing = Decimal(0)
    low = nothing if worth(found, nothing) <= 0 else Decimal("-99.9")
    high = Decimal(10) ** 12
    with localcontext() as context:
        context.prec = 60
        while high - low > Decimal("1e-20"):
            middle = (low + high) / 2
            low, high = (low, middle) if worth(found, middle) > 0 else (middle, high)
        return low


def is_bracketed(found: list[Flow], shown: str, half: str) -> bool:
    """Whether the present value changes its sign within half a step of the figure shown."""
    return worth(found, Decimal(shown) - Decimal(half)) <= 0 < worth(found, Decimal(shown) + Decimal(half))


def test_an_apr_put_back_changes_the_sign_within_half_a_hundredth() -> None:
    """The calculator's own figures, without the oracle's guess."""
    for found, answer in credits_with_answers(CASES // 4):
        assert is_bracketed(found, answer["apr"], "0.005") and is_bracketed(found, answer["apr_1dp"], "0.05"), answer


def test_canary_an_apr_a_hundredth_off_is_not_bracketed() -> None:
    for found, answer in credits_with_answers(20):
        beside = str(Decimal(answer["apr"]) + Decimal("0.01"))
        assert not is_bracketed(found, beside, "0.005")


def test_an_apr_is_the_root_found_by_exact_bisection() -> None:
    """Twenty decimals, then half-up to two and to one."""
    for found, answer in credits_with_answers(CASES // 40):
        exact = root(found) + Decimal("1e-19")
        assert [answer["apr"], answer["apr_1dp"]] == [
            str(exact.quantize(Decimal(step), ROUND_HALF_UP) + 0) for step in ("0.01", "0.1")
        ]
