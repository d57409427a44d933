"""The order in which a topic is read: each comment above its answers, oldest first."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .models import Comment

DEEPEST = 4


class Placed(NamedTuple):
    """A comment where it is read: `depth` 0 to DEEPEST, deeper ones stand flat; `parent` is what it answers."""

    comment: Comment
    depth: int
    parent: Comment | None


def in_thread_order(comments: Iterable[Comment]) -> list[Placed]:
    """Return the comments of a topic, each right behind its parent and the parent's earlier answers.

    No query; the comments are all of the topic's, so that each parent is among them.
    """
    answers: dict[int | None, list[Comment]] = defaultdict(list)
    for comment in sorted(comments, key=lambda comment: comment.pk):
        answers[comment.parent_id].append(comment)
    placed = []
    waiting = [(comment, 0, None) for comment in reversed(answers[None])]
    while waiting:
        comment, depth, parent = waiting.pop()
        placed.append(Placed(comment, min(depth, DEEPEST), parent))
        waiting += [(answer, depth + 1, comment) for answer in reversed(answers[comment.pk])]
    return placed
