"""The MediaWiki action API for bots and scripts.

Owns no rows. It translates MediaWiki's requests into the commands of the apps below and their answers back,
so that every rule holds for a bot as for a person.
"""
