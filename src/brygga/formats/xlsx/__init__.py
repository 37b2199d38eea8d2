"""Workbooks (Office Open XML, .xlsx): sheets of typed columns out as bytes. Nothing is read here."""
