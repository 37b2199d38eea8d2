"""The rules of `domain.loans` over arrays: plans, one day's accrual and ageing, and ratios of a million agreements.

Idea: a column a term, whole numbers in int64, one vector loop over instalment numbers for all loans of a shape. Trick:
what fits 64 bits is worked out before anything is multiplied; a loan that does not fit, or has terms that no column
holds, goes through `domain.loans` alone, and who reads the answer cannot tell. Do not put a rule here that is not
there: `domain.loans` says what is right, this room only says it faster. NumPy stands here and nowhere else in domain.
Rooms, downwards: `schedules` > `declining` | `flat` > `level` > `periods` > `shapes` > `fits` > `columns`;
`day` | `ratios` > `positions`; `whole` and `calendar` alone. The page is docs/algorithms/bulk.md.
"""
