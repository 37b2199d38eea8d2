"""Another package's work, in its own environment: `with_package.py amortization`. A number in, its seconds out."""

import json
import sys
import time
import warnings
from functools import cache
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


@cache
def a_hundred_thousand() -> object:
    """Balance, rate in parts per million and the day since which a loan is late, 0 for none."""
    import polars

    rows = range(100_000)
    return polars.DataFrame({"balance": [1_000_000 + 1_000 * row for row in rows],
                             "ppm": [500 * (20 + row % 221) for row in rows],
                             "late_since": [739_700 - row % 120 if row % 2 else 0 for row in rows]})


def with_polars(nr: int) -> object:
    """One day of 100,000 loans in whole numbers: accrued, cut off and not rounded, days late and the bucket."""
    import polars

    frame, late = a_hundred_thousand(), polars.col("late")
    days = polars.when(polars.col("late_since") > 0).then(739_777 - polars.col("late_since")).otherwise(0)
    bucket = (late >= 1).cast(polars.Int8) + (late >= 30) + (late >= 60) + (late >= 90)
    accrued = polars.col("balance") * polars.col("ppm") * 17 // 360_000_000
    return frame.select(accrued.alias("accrued"), days.alias("late")).with_columns(bucket.alias("bucket"))


def main(package: str) -> None:
    """Say the version, then work as often as asked."""
    try:
        found = version(package)
    except PackageNotFoundError:
        found = ""
    print(json.dumps({"version": found}), flush=True)
    work = {"amortization": with_amortization, "pyloan": with_pyloan, "polars": with_polars}[package]
    for line in sys.stdin:
        begun = time.perf_counter()
        for nr in range(int(line)):
            work(nr)
        print(time.perf_counter() - begun, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
