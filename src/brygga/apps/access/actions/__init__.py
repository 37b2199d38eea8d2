"""The only writers of access."""

from brygga.apps.access.actions.links import link_of, make_link, set_password, use_link, way_in_of
from brygga.apps.access.actions.people import (
    change_email,
    give_reach,
    make_person,
    set_wall,
    shut_by_law,
    signed_for,
)
from brygga.apps.access.actions.roles import confirm_role, end_role, propose_role

__all__ = ["change_email", "confirm_role", "end_role", "give_reach", "link_of", "make_link", "make_person",
           "propose_role", "set_password", "set_wall", "shut_by_law", "signed_for", "use_link", "way_in_of"]
