"""The body that decides: meetings, agenda, declared conflicts, frozen packs, decisions, minutes.

Knows nothing of instruments: what was proposed comes in as data with its digest, and `operations.commit_decision`
makes the agreement. A pack opens for a person only after that person's declaration.
"""
