"""The look of Brygga on the screen: base templates, components, template tags, form renderer, error pages.

Idea: one registry of components (`components.py`) that refuses a misspelt variable, so that a page never
shows half a thing in silence. Do not put queries, permissions or amounts that are computed here.
"""
