"""The guard at every page's door: who looks, what the page demands, which command a press becomes, how a no is told.

Every view is wrapped by one of the decorators in `pages`; an address without one fails the build (the access test
lists all addresses from the resolver). Nothing here knows an instrument.
"""
