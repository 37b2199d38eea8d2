"""File formats: codecs for banks and ledgers, documents as PDF, pictures as SVG.

Values in, bytes or text out (or the other way); no database, no clock, no network. Who may read a file and what
its figures mean is decided elsewhere. `contract.py` says what a codec promises, `registry.py` names them all.
"""
