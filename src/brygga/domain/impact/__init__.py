"""Social effect in figures: what outcomes are worth beside what they cost.

Words: an *outcome* is a change for people, a *proxy* the money value given to one unit of it, *deadweight* what would
have happened anyway. Ratios of a loan portfolio are about money and stand in `domain.ratios`.
"""
