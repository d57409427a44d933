"""Who may do what: rights, protection, pending changes, blocks, and hidden parts of the history.

Owns the rules and their reasons in words, and the acts of administrators. It answers questions that `editing`
asks and never changes text. Granted rights are groups of Django, so that its admin site and permissions know
them; rights that come with days and edits are counted when somebody asks, so no clock promotes anybody. Rows
in force are kept here; what is over stands in the log alone.
"""
