"""Sources: where the fund's money comes from, on which terms, and how it has worked."""
