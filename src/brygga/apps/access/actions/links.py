"""One-time links by e-mail: the secret leaves in a letter, only its digest stays here."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from brygga.apps.access.models import LoginLink, Person, User
from brygga.foundation import locks
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, chain_of
from brygga.foundation.refusals import Refused, text

HOURS = {"applicant": 24, "staff": 72, "founder": 72}


def make_link(cmd: Command, *, person_id: int, purpose: str, target: str = "/") -> str:
    """Make a link within the running act and return its secret, for the letter alone: it is stored nowhere."""
    secret = secrets.token_urlsafe(32)
    LoginLink.objects.create(person_id=person_id, purpose=purpose, secret_digest=_digest(secret), target=target,
                             made_at=cmd.at, expires_at=cmd.at + timedelta(hours=HOURS[purpose]))
    record(cmd, "access.link_made", subject=f"person/{person_id}", data={"purpose": purpose})
    return secret


def link_of(secret: str, *, at: datetime) -> LoginLink:
    """Return the unused link with this secret; a used or old one is refused with the way to a new one."""
    link = LoginLink.objects.filter(secret_digest=_digest(secret)).select_related("person").first()
    if link is None or link.used_at is not None or link.expires_at < at:
        raise spent()
    return link


def spent() -> Refused:
    """Return the refusal of a link that is used, too old or not there: the three are told alike."""
    return Refused("link.spent", text("Länken har redan använts eller är för gammal."),
                   way_on=text("Skriv din e-postadress på sidan Logga in, så skickar vi en ny."))


@transaction.atomic(durable=True)
def use_link(secret: str, *, at: datetime) -> LoginLink:
    """Spend an applicant's link: it works once. Not a command: the person is not known until it has worked."""
    link = LoginLink.objects.select_for_update().get(pk=link_of(secret, at=at).pk)
    if link.used_at is not None or link.purpose != "applicant":
        raise spent()
    link.used_at = at
    link.save(update_fields=["used_at"])
    return link


def way_in_of(person_id: int) -> User:
    """Return the person's way in, made without a password when there was none: for whoever came by a link."""
    person = Person.objects.get(pk=person_id)
    user = User.objects.filter(email__iexact=person.email).first()
    if user is None:
        user = User(email=person.email, person=person)
        user.set_unusable_password()
        user.save()
    return user


def set_password(secret: str, *, password: str, cmd: Command) -> User:
    """Spend a staff link: choose the password of the person's way in. Returns the user."""
    with transaction.atomic(durable=True):
        locks.act_alone(chain_of(cmd.tenant_id))
        link = LoginLink.objects.select_for_update().get(pk=link_of(secret, at=cmd.at).pk)
        if link.used_at is not None or link.purpose == "applicant":
            raise spent()
        user = User.objects.filter(email__iexact=link.person.email).first() or User(
            email=link.person.email, person=link.person)
        try:
            validate_password(password, user)
        except ValidationError as fault:
            raise Refused("password.weak", " ".join(fault.messages), field="password") from fault
        user.set_password(password)
        user.save()
        link.used_at = cmd.at
        link.save(update_fields=["used_at"])
        record(cmd, "access.password_set", subject=f"person/{link.person_id}")
    return user


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
