"""Audit codes of parties."""

from brygga.foundation.refusals import text

EVENTS = {"parties.made": text("En part lades till"), "parties.changed": text("En parts uppgifter ändrades"),
          "parties.signatory_added": text("En firmatecknare lades till")}
