"""The pure text library: text in; text, nodes or HTML out.

No Django, no database, no settings: what can be answered from text alone is answered here, and can be tested, and
used, without a wiki. Offsets are code points into the text given.
"""
