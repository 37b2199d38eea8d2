"""The applicant's side: what is asked of us, what we have handed in, what we owe next. Only own cases."""
