"""Topics and comments.

Owns discussion and its anchors. It must not know commands that change text: a topic points at flags and sections,
never the other way.
"""
