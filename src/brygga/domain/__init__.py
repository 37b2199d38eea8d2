"""The rules of the house as plain values and functions: no Django, no clock, no files.

Every function here gives the same answer for the same arguments, so a rule can be tested, explained and replayed
without a database. Time, currency and rounding are arguments. Do not import anything from above this package.
"""
