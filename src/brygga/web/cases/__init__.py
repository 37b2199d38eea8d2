"""The officer's pages: the list of cases, one case, and the acts that take it from enquiry to a proposal."""
