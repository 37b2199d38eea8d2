"""Persons, their ways in, and one-time links by e-mail."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class Person(models.Model):
    """A human being, known by name and e-mail; not owned by a tenant, since one person may sit in several."""

    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=254)
    phone = models.CharField(max_length=30, blank=True, default="")
    language = models.CharField(max_length=5, default="sv")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.name


class Users(BaseUserManager["User"]):
    """Finds users by e-mail; Brygga makes them only through `access.actions`."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with this address, whatever its case."""
        return self.get(email__iexact=username or "")


class User(AbstractBaseUser):
    """A way in for a person: staff by password and a code (TOTP), applicants by e-mail link."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="users")
    email = models.EmailField(max_length=254)
    is_active = models.BooleanField(default=True)
    objects = Users()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]


class LoginLink(models.Model):
    """A one-time link: only the digest of its secret is kept. `purpose` is staff (set password) or applicant."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=12)
    secret_digest = models.CharField(max_length=64, unique=True)
    target = models.CharField(max_length=300, default="/")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
