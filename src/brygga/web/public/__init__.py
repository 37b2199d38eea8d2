"""Pages for everybody: the fund, five doors by situation, the enquiry, how it goes, what we do with what you write."""
