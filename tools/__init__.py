"""Small programs for whoever works on the code: set up, test, measure, gather texts. Nothing here runs in a fund."""
