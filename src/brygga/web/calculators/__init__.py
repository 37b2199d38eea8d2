"""The open calculators: six plain questions, answered for anybody without a log-in or a script.

A page reads what people type, puts it to `calc.run` as JSON, and shows what comes back. The address holds the whole
question, so a link is a saved calculation. No rule is here, and no row of the database.
"""
