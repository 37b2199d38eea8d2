"""The fund's first page: what waits for you, what waits for others, and how the fund stands in five figures."""
