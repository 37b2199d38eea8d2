"""The books as an auditor reads them: balances, entries, papers, trail, exceptions, proof. Nothing is written here."""
