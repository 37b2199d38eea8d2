"""Oracles: four calculators written a second time, from the text alone, to be compared with the code.

The trick is independence: nothing here reads `brygga.domain` or `brygga.calc`; only the tests call the
calculators, and only through their JSON. Do not "share" a helper with the code: a shared helper shares
its faults.
"""
