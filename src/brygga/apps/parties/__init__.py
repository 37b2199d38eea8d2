"""Organisations and people that the fund deals with: applicants, funders. Not here: who may log in (access)."""
