"""Pengar: the treasurer's day, payments, statements by hand, bank accounts."""
