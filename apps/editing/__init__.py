"""The commands that change text, each a module named by its verb.

Owns the one way in (`save_edit`) and, later, proposals and review claims. It stands above rules and records
because a save asks the first and writes the second; nothing below may start a save.
"""
