"""Whom a comment names: @name, @[[User:Name]] and {{ping|Name}}, as they are known elsewhere."""

import re

from apps.accounts.models import User
from apps.wikitext.parser import find_templates

MOST_MENTIONS = 20
# A name may hold spaces: so many words behind an @ are tried, the longest name that exists wins.
MOST_WORDS = 5
NOT_SAID = re.compile(
    r"<!--.*?-->|<(nowiki|pre|code|syntaxhighlight|source)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
LINKED = re.compile(r"@ ?\[\[ *[Uu]ser *: *([^\[\]|#/{}<>]+?) *(?:\|[^\[\]]*)?\]\]")
PLAIN = re.compile(r"(?<![\w@/.])@(?=\w)([^\n@#<>\[\]|{}/:=]{1,120})")
WORD_END = re.compile(r"(?<=\w)(?=\W|$)|(?<=[.)])(?=\s|$)")
PINGS = {"ping", "re", "reply to", "replyto", "reply"}


def find_mentioned(text: str) -> list[User]:
    """Return the people whom a comment names, in the order of their ids; at most MOST_MENTIONS. One query."""
    said = NOT_SAID.sub(" ", text)
    exact = [name_of(found) for found in LINKED.findall(said)] + pinged(said)
    tried = [candidates(found) for found in PLAIN.findall(said)]
    wanted = {form for name in exact for form in forms(name)} | {name for names in tried for name in names}
    if not wanted:
        return []
    people = {person.username: person for person in User.objects.filter(username__in=wanted, is_active=True)}
    named = [next((form for form in forms(name) if form in people), "") for name in exact]
    named += [next((name for name in names if name in people), "") for names in tried]
    chosen = {people[name].pk: people[name] for name in dict.fromkeys(named) if name}
    return sorted(chosen.values(), key=lambda person: person.pk)[:MOST_MENTIONS]


def pinged(text: str) -> list[str]:
    """Return the names that templates like {{ping|Name|Other}} hold."""
    if "{{" not in text:
        return []
    return [
        name_of(value)
        for use in find_templates(text)
        if use.name.strip().casefold().replace("_", " ") in PINGS
        for key, value in use.parameters.items()
        if key.isdecimal() and value.strip()
    ]


def name_of(raw: str) -> str:
    return " ".join(raw.replace("_", " ").split())


def forms(name: str) -> list[str]:
    """Return a name as it is written, and with the other kind of first letter: links raise it."""
    return [name, name[:1].swapcase() + name[1:]] if name else []


def candidates(behind: str) -> list[str]:
    """Return the names with which the words behind an @ may begin, the longest first."""
    ends = [end.start() for end in WORD_END.finditer(behind)][: 2 * MOST_WORDS]
    return [form for end in reversed(ends) for form in forms(name_of(behind[:end]))]
