"""The books: chart, pots (id, kind, currency), periods, sealed journal entries, postings table.

An entry is sealed by its own last line; rows are added, never changed; a correction is a new entry. What may be
done with a pot lives in funding; what an event posts lives in the app of the event, written through `actions.post`.
"""
