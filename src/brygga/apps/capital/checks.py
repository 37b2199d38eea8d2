"""What `brygga verify` proves of förlagsinsatser, from the rows alone."""

from collections.abc import Iterator

from brygga.apps.capital import queries
from brygga.foundation.checking import Check


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's förlagsinsatser."""
    held = queries.contributions(tenant_id).values()
    redeemed = [c for c in held if c.redeemed_on is not None]
    early = [c for c in redeemed if c.redemption is None or c.redemption.earliest is None
             or c.redeemed_on is None or c.redeemed_on < c.redemption.earliest]
    yield Check("contributions.redeemed_in_time", len(held),
                tuple(f"agreement {c.agreement_id} was redeemed before EFL 11:4 allows" for c in early))
    yield Check("contributions.redeemed_at_most_whole", len(held),
                tuple(f"agreement {c.agreement_id} was redeemed for more than it is" for c in held
                      if c.redeemed_minor > c.amount_minor))
