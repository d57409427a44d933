"""Citations and their uses, read out of the text; sources and link checks.

Owns what is cited and where. It must not render and must not decide what is doubtful: that is `verification`.
"""
