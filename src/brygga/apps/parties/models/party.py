"""Parties and who may sign for them."""

from django.db import models

from brygga.foundation.rows import TenantRow


class Party(TenantRow):
    """An organisation, an initiative without organisationsnummer yet, or a person, as one tenant knows it."""

    kind = models.CharField(max_length=12, choices=[(k, k) for k in ("organisation", "initiative", "person")])
    name = models.CharField(max_length=200)
    orgnr = models.CharField(max_length=13, blank=True, default="")
    legal_form = models.CharField(max_length=40, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    place = models.CharField(max_length=100, blank=True, default="")
    municipality = models.CharField(max_length=4, blank=True, default="")
    county = models.CharField(max_length=2, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    account_kind = models.CharField(max_length=10, blank=True, default="")
    account_number = models.CharField(max_length=34, blank=True, default="")
    registered_on = models.DateField(null=True)
    contributions_allowed_on = models.DateField(null=True)
    statutes_clause = models.CharField(max_length=40, blank=True, default="")
    is_public = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "orgnr"], condition=~models.Q(orgnr=""),
                                               name="party_orgnr_once")]

    def __str__(self) -> str:
        """Return the party's name."""
        return self.name


class Signatory(TenantRow):
    """A person who may sign for a party, alone or with another, as the register said on a day."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="signatories")
    name = models.CharField(max_length=120)
    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    alone = models.BooleanField(default=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
