"""What every app stands on: tenants and matters, the business date, commands, locks, money columns,
the audit chain, the outbox, and the fences that the database itself keeps. No rule of finance lives here.
"""
