"""Use cases that join apps: start a fund, take an enquiry in, commit a decision, pay out, settle, verify."""
