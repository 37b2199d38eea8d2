"""Agreements: the list, the late ones, and the page of one from the first signature to the last krona."""
