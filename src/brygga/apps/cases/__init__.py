"""Ärenden: from the first enquiry to follow-up. Application, financing plan, messages, komplettering, memo, proposal.

Not here: who decides (decisions), what was agreed (agreements, loans, capital). A case's page for the applicant and
for the officer read the same rows through `doorways`.
"""
