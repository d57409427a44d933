"""Everything that enters or leaves: wikitext files, extracts, dumps, bibliographies; demonstration; upkeep.

Owns the management commands. It reads files and calls `editing`; it never writes text by another way, so an
imported article has the same history, rows and guards as a typed one.
"""
