"""Pages of the applicant's side, a module for each part of a case."""
