"""`brygga calc`: every rule as a calculator, JSON in and JSON out, over the pure rules below.

One file a calculator, holding NAME, INPUT, OUTPUT and answer(); `registry` finds it, `run` reads and writes the JSON.
The web calculators and the API call the same run(). Nothing here reads the clock or a database.
"""
