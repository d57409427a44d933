"""The page a reader gets: assembly, front page, wikitext, print.

Owns no rows, only the finished page and its key. It knows every app below because a page shows all of them;
no app below may know how it is shown.
"""
