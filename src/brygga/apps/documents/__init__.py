"""Stored papers: bytes by their hash, with type, size and version. Not here: how a paper is written (formats).

A paper's address is a random key; every fetch goes through the doorway, which asks the wall.
"""
