"""Which country has which chart: one line each."""

from brygga.apps.ledger.charts import ChartAccount
from brygga.apps.ledger.charts.se import CHART as SWEDISH_CHART

CHARTS: dict[str, tuple[ChartAccount, ...]] = {"se": SWEDISH_CHART}


def chart_of(land: str) -> tuple[ChartAccount, ...]:
    """Return the chart of a country by its code."""
    return CHARTS[land.lower()]
