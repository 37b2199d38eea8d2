"""The demo world: an invented fund in real places, told day by day through the same acts that the pages call.

Nothing here writes a row: whoever changes an act changes the demo with it. All amounts, dates and people are invented.
"""
