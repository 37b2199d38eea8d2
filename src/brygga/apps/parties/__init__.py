"""Organisations and people that the fund deals with: applicants, funders, suppliers. Not here: who may log in (access)."""
