"""Another package's plans, in its own environment: `with_package.py amortization`. A number in, its seconds out."""

import json
import sys
import time
import warnings
from importlib.metadata import PackageNotFoundError, version

warnings.simplefilter("ignore")


def with_amortization(nr: int) -> object:
    """60 rows of floats, without dates."""
    from amortization.schedule import amortization_schedule

    return list(amortization_schedule(100_000 + nr, 0.06, 60))


def with_pyloan(nr: int) -> object:
    """60 rows of Decimal, dated."""
    from pyloan import pyloan

    loan = pyloan.Loan(loan_amount=100_000 + nr, interest_rate=6, loan_term=60, loan_term_period="M",
                       start_date="2026-01-15")
    return loan.get_payment_schedule()


def main(package: str) -> None:
    """Say the version, then work as often as asked."""
    try:
        found = version(package)
    except PackageNotFoundError:
        found = ""
    print(json.dumps({"version": found}), flush=True)
    work = {"amortization": with_amortization, "pyloan": with_pyloan}[package]
    for line in sys.stdin:
        begun = time.perf_counter()
        for nr in range(int(line)):
            work(nr)
        print(time.perf_counter() - begun, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
