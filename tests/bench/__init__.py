"""Measurements, each beside its baseline in the same run: `python -m tests.bench NAME`, or `make bench` for all."""
