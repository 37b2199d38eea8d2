"""How allauth behaves in this house: nobody signs up, and the session remembers how somebody came in.

`way_in` is "password", "link" or "demo"; `second_factor` is True when a code was given. The guard reads both.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


class StaffOnly(DefaultAccountAdapter):
    """allauth's adapter for those who have a password: staff, invited by name."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: a person is invited by two others."""
        return False

    def get_login_stages(self) -> list[str]:
        """After the password comes the code, and nothing else."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the pages speak for themselves."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Log in, and note which of the two steps were taken."""
        steps = {record["method"] for record in get_authentication_records(request, user)}
        super().login(request, user)
        request.session["way_in"] = "password"
        request.session["second_factor"] = "mfa" in steps
