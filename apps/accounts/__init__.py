"""People: User, preferences, sign-up.

Owns the account and nothing it has done. Rights live in `moderation`.
"""
