"""The order in which a topic is read: each comment above its answers, oldest first."""

from collections import defaultdict
from collections.abc import Iterable

from .models import Comment

DEEPEST = 4


def in_thread_order(comments: Iterable[Comment]) -> list[tuple[Comment, int]]:
    """Return each comment with the depth at which it stands, 0 to DEEPEST; deeper ones stand flat.

    A comment comes right behind its parent and the parent's earlier answers. No query.
    """
    answers: dict[int | None, list[Comment]] = defaultdict(list)
    for comment in sorted(comments, key=lambda comment: comment.pk):
        answers[comment.parent_id].append(comment)
    ordered = []
    waiting = [(comment, 0) for comment in reversed(answers[None])]
    while waiting:
        comment, depth = waiting.pop()
        ordered.append((comment, min(depth, DEEPEST)))
        waiting += [(answer, depth + 1) for answer in reversed(answers[comment.pk])]
    return ordered
