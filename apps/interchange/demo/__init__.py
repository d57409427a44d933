"""The demonstration: a contested article with its whole history, two small ones, redirects, and accounts.

Owns its texts and the list of the changes that led to them; everything is saved by the one way in, as
anybody's edits are. Sources marked "(demonstration source)" are invented and stand on example.org and
example.com.
"""

from apps.interchange.demo.load import Account, load_demo

__all__ = ["Account", "load_demo"]
