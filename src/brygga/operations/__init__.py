"""Use cases that join apps: start a fund, receive an enquiry, commit a decision, pay out, settle what comes in, verify."""
