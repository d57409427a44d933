"""Flags and verdicts: what is doubted, checked, settled.

Owns the life of a doubt. The flag's template stands in the text; its row is read from there at each save, so
the text can leave and come back without loss.
"""
