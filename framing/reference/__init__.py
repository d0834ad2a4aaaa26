"""What the world calls things: products, countries and groups, places, units, currencies, the release calendar; names to ids.

Tables are CSV in ``data/`` (editors change those, ``data/SOURCES.md`` says where they come from); the modules only look things up.
Nothing here reads an article or a figure.
"""
