"""The look: static files, base layout, template tags for time, icons and badges.

Knows no record of any app: what it shows is handed to it.
"""
