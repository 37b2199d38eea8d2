"""Settings: people and roles, what the fund is registered for, years and periods, the board, the rules in force."""
