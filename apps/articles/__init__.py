"""Article, Section, Redirect, Link; the lock; rows that follow the headings.

Owns the newest text, one row a section. It must not know who changed it or why: that is `history`.
"""
