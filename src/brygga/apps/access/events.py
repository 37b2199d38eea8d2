"""Audit codes of access, with the sentence that the trail shows."""

from brygga.foundation.refusals import text

EVENTS = {
    "access.person_made": text("En person lades till"),
    "access.email_changed": text("En person fick en ny e-postadress"),
    "access.role_proposed": text("En roll föreslogs"),
    "access.role_confirmed": text("En roll bekräftades av en andra person"),
    "access.role_ended": text("En roll avslutades"),
    "access.reach_given": text("En person fick läsa och skriva i ett ärende"),
    "access.wall_set": text("En person fick ett ärende stängt eller öppnat"),
    "access.link_made": text("En länk för inloggning skickades"),
    "access.exception": text("En person gjorde två steg som helst delas på två"),
    "access.password_set": text("Ett lösenord valdes"),
    "founding.started": text("En fond lades upp"),
    "founding.confirmed": text("Fonden bekräftades av den andra administratören"),
    "access.second_factor_set": text("Koder i telefonen kopplades till inloggningen"),
}
