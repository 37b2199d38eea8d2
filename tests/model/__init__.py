"""The product beside a plain model of it: the same commands to both, and the same answers and balances from both.

Idea: the model is dictionaries, lists and integers, written from the text: `docs/reference/postings.md` and
`docs/algorithms/` are read as they stand, loans are those of `tests.oracles`, the rest are the product rules said in
the plainest way. For each command the model says beforehand whether it is accepted, or every code by which it may be
refused; then the real command runs (the acts of `brygga.operations` that the pages call, committed as in production),
and everything that the rows say is compared with the model: books by account, pot and agreement, lots place by place,
rows of the bank, payments, agreements, walls. After a refusal the tenant's chain of acts has not moved by one link.

Trick: everything that a command names is a name of the model's ("7.1": the first thing that command 7 made), so a
recorded sequence can be told again with some commands left out; that is how a failure is cut down (`shrink`). Each
sequence begins in a copy of one told world and runs commit by commit, since seals and deferred keys speak at COMMIT.
Papers are one plain line here (`told.plain_papers`): typst would take nine tenths of the time, and is tested elsewhere.
Do not let the model read a rule, a balance or a share from `brygga`: ids are all that it takes.
"""
