"""What people do in talk. Each locks the topic first, checks who acts, and writes one log entry."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.models import Article, Section
from apps.citations.models import Citation
from apps.history.logging import log
from apps.history.models import Notice
from apps.history.notices import notify, watchers_of
from apps.history.pages import bump_page
from apps.history.recording import newest_of
from apps.moderation.rights import SUPPRESSOR
from apps.moderation.rules import check_has_right, check_may_talk
from apps.verification.models import Flag

from .mentions import find_mentioned
from .models import Comment, EarlierText, Topic
from .rules import CannotTalk, check_may_change, check_may_write, check_title, check_words


def open_topic(
    article: Article,
    *,
    title: str,
    text: str,
    section: Section | None = None,
    sentence: str = "",
    flag: Flag | None = None,
    citation: Citation | None = None,
    by: User,
) -> Topic:
    """Open a topic about an article with its first comment; tell whom it names and who watches the article.

    A flag brings its section and sentence along. Raises NotAllowed, BadText, and CannotTalk where what it
    stands at is not of this article.
    """
    check_may_talk(article, by=by)
    check_title(title)
    check_words(text)
    check_is_of(article, section, flag, citation)
    at = timezone.now()
    with transaction.atomic():
        topic = Topic.objects.create(
            article=article,
            title=title.strip(),
            section=flag.section if flag else section,
            sentence=flag.sentence if flag else sentence.strip(),
            flag=flag,
            citation=citation,
            opened_in=newest_of(article),
            opened_by=by,
            opened_at=at,
        )
        comment = add_comment(topic, text, None, by=by)
        tell(
            comment,
            ("mention", _("%(name)s named you in “%(topic)s”."), comment.mentioned.all()),
            ("topic", _("%(name)s opened a topic on “%(article)s”: %(topic)s"), watchers_of(article)),
        )
        bump_page(article.pk)
    return topic


def reply(topic: Topic, *, text: str, parent: Comment | None = None, by: User) -> Comment:
    """Answer a comment of the topic, or the topic itself; tell whom it names and whom it answers.

    Locks the topic. Raises NotAllowed, BadText, CannotTalk.
    """
    check_words(text)
    with transaction.atomic():
        topic = locked(topic)
        check_may_write(topic, by=by)
        if parent and parent.topic_id != topic.pk:
            raise CannotTalk(_("The comment that you answer is of another topic."))
        comment = add_comment(topic, text, parent, by=by)
        answered = [parent.by] if parent else []
        tell(
            comment,
            ("mention", _("%(name)s named you in “%(topic)s”."), comment.mentioned.all()),
            ("reply", _("%(name)s answered you in “%(topic)s”."), answered),
            ("reply", _("%(name)s wrote in your topic “%(topic)s”."), [topic.opened_by]),
        )
    return comment


def edit_comment(comment: Comment, *, text: str, by: User) -> Comment:
    """Change one's own comment; what it said before is kept. Tells whom it names and did not before.

    Locks the topic. Raises NotAllowed, BadText, CannotTalk.
    """
    check_words(text)
    with transaction.atomic():
        topic = locked(comment.topic)
        comment = topic.comments.select_related("by", "topic").get(pk=comment.pk)
        check_may_change(comment, by=by)
        if comment.text == text:
            return comment
        at = timezone.now()
        EarlierText.objects.create(comment=comment, text=comment.text, until=at)
        comment.text, comment.edited_at = text, at
        comment.save(update_fields=["text", "edited_at"])
        known = set(comment.mentioned.values_list("pk", flat=True))
        named = find_mentioned(text)
        comment.mentioned.set(named)
        log_talk("talk edit", comment, by=by)
        new = [person for person in named if person.pk not in known]
        tell(comment, ("mention", _("%(name)s named you in “%(topic)s”."), new))
    return comment


def close_topic(topic: Topic, *, outcome: str = "", by: User) -> Topic:
    """Close a topic, with what came of it; who opened it is told. Raises NotAllowed, BadText, CannotTalk."""
    with transaction.atomic():
        topic = locked(topic)
        check_may_write(topic, by=by)
        topic.closed_by, topic.closed_at, topic.outcome = by, timezone.now(), outcome.strip()[:500]
        topic.save(update_fields=["closed_by", "closed_at", "outcome"])
        log_topic("talk close", topic, by=by, reason=topic.outcome)
        sentence = _("%(name)s closed your topic “%(topic)s”.") % {"name": by, "topic": topic}
        notify(
            [topic.opened_by], "topic", sentence, address=f"/topic/{topic.pk}", article=topic.article, by=by
        )
        bump_page(topic.article_id)
    return topic


def reopen_topic(topic: Topic, *, by: User) -> Topic:
    """Open a closed topic again. Raises NotAllowed, CannotTalk."""
    with transaction.atomic():
        topic = locked(topic)
        check_may_talk(topic.article, by=by)
        if not topic.is_closed:
            raise CannotTalk(_("This topic is open already."))
        topic.closed_by, topic.closed_at, topic.outcome = None, None, ""
        topic.save(update_fields=["closed_by", "closed_at", "outcome"])
        log_topic("talk reopen", topic, by=by)
        bump_page(topic.article_id)
    return topic


def hide_comment(comment: Comment, *, is_hidden: bool = True, reason: str, by: User) -> Comment:
    """Hide what a comment says, or show it again. Locks the topic. Raises NotAllowed, CannotTalk."""
    check_has_right(SUPPRESSOR, by=by)
    with transaction.atomic():
        topic = locked(comment.topic)
        comment = topic.comments.select_related("by", "topic__article").get(pk=comment.pk)
        if comment.is_hidden == is_hidden:
            raise CannotTalk(_("This comment is hidden already.") if is_hidden else _("It is not hidden."))
        comment.is_hidden = is_hidden
        comment.save(update_fields=["is_hidden"])
        log_talk("talk hide" if is_hidden else "talk show", comment, by=by, reason=reason)
    return comment


def hide_title(topic: Topic, *, is_hidden: bool = True, reason: str, by: User) -> Topic:
    """Hide what a topic is called, or show it again; notices that named it name it no more.

    Locks the topic. Raises NotAllowed, CannotTalk.
    """
    check_has_right(SUPPRESSOR, by=by)
    with transaction.atomic():
        topic = locked(topic)
        if topic.title_hidden == is_hidden:
            raise CannotTalk(_("This title is hidden already.") if is_hidden else _("It is not hidden."))
        topic.title_hidden = is_hidden
        topic.save(update_fields=["title_hidden"])
        if is_hidden:
            reword_notices(topic)
        log_topic("talk hide title" if is_hidden else "talk show title", topic, by=by, reason=reason)
    return topic


def reword_notices(topic: Topic) -> None:
    """Say in every notice of a topic who was active there, and nothing of what it is called."""
    address = f"/topic/{topic.pk}"
    notices = list(Notice.objects.filter(Q(address=address) | Q(address__startswith=f"{address}#")))
    sentence = _("%s was active in a topic whose title was hidden.")
    for notice in notices:
        notice.sentence = (sentence % notice.by_name)[:500]
    Notice.objects.bulk_update(notices, ["sentence"])


def check_is_of(article: Article, *anchors: Section | Flag | Citation | None) -> None:
    if any(anchor and anchor.article_id != article.pk for anchor in anchors):
        raise CannotTalk(_("What the topic is to stand at is of another article."))


def locked(topic: Topic) -> Topic:
    """Return the topic's row as it is now, locked: posts and closings come one after the other."""
    Topic.objects.select_for_update(no_key=True).get(pk=topic.pk)
    # read after the wait: PostgreSQL gives a locked row as it is now, but what is joined to it as it was
    return Topic.objects.select_related("article", "opened_by", "closed_by").get(pk=topic.pk)


def add_comment(topic: Topic, text: str, parent: Comment | None, *, by: User) -> Comment:
    comment = Comment.objects.create(topic=topic, parent=parent, text=text, by=by, at=timezone.now())
    comment.mentioned.set(find_mentioned(text))
    Topic.objects.filter(pk=topic.pk).update(newest=comment, comment_count=F("comment_count") + 1)
    log_talk("talk", comment, by=by)
    return comment


def log_talk(action: str, comment: Comment, *, by: User, reason: str = "") -> None:
    log_topic(action, comment.topic, by=by, reason=reason, comment=comment.pk)


def log_topic(action: str, topic: Topic, *, by: User, reason: str = "", **data) -> None:
    log(action, article=topic.article, reason=reason, data={"topic": topic.pk, **data}, by=by)


def tell(comment: Comment, *tidings: tuple[str, str, Iterable[User]]) -> None:
    """Leave each person one notice, of the first tidings that concern them."""
    topic, told = comment.topic, set()
    words = {"name": comment.by, "topic": topic, "article": topic.article}
    for kind, sentence, people in tidings:
        new = [person for person in people if person.pk not in told]
        told |= {person.pk for person in new}
        address = f"/topic/{topic.pk}#comment-{comment.pk}"
        notify(new, kind, sentence % words, address=address, article=topic.article, by=comment.by)
