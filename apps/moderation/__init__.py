"""Who may do what: rights, protection, blocks, restrictions, filters.

Owns the rules and their reasons in words. It answers questions that `editing` asks and never changes text.
"""
