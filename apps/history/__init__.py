"""Change sets, heads, the log; the exact text as of any change set.

Owns what happened. Alone with the registration of models it knows django-reversion, so that another store of
versions could take its place; stored text leaves only through `texts`, where hidden text is held back.
"""
