"""What posting does beside the comment: notices, the log, counts; and what is refused."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from apps.articles.rules import BadText
from apps.history.models import LogEntry, Notice
from apps.history.notices import unread_count
from apps.history.watching import watch
from apps.moderation.actions import block
from apps.moderation.rules import NotAllowed
from apps.talk.actions import close_topic, edit_comment, hide_comment, open_topic, reopen_topic, reply
from apps.talk.models import Comment, Topic
from apps.talk.rules import CannotTalk


def test_watchers_of_the_article_are_told_of_a_new_topic(article, alice, charlie, notices_of):
    watch(article, by=charlie)
    watch(article, by=alice)

    topic = open_topic(article, title="Which toll?", text="x", by=alice)

    assert notices_of(charlie) == [("topic", "alice opened a topic on “The war”: Which toll?")]
    assert notices_of(alice) == []
    notice = Notice.objects.get()
    assert (notice.address, notice.article) == (
        f"/topic/{topic.pk}#comment-{topic.comments.get().pk}",
        article,
    )


def test_an_answer_is_told_to_whom_it_answers_and_to_who_opened_the_topic(
    say, alice, bob, charlie, notices_of
):
    first = say(by=bob)
    say(to=first, by=charlie)

    assert notices_of(alice) == [
        ("reply", "bob wrote in your topic “Which toll?”."),
        ("reply", "charlie wrote in your topic “Which toll?”."),
    ]
    assert notices_of(bob) == [("reply", "charlie answered you in “Which toll?”.")]
    assert notices_of(charlie) == []


def test_who_is_named_and_answered_and_opened_the_topic_gets_one_notice(topic, say, alice, bob, notices_of):
    say("@alice, @[[User:Alice]]: look.", to=topic.comments.get(), by=bob)

    assert notices_of(alice) == [("mention", "bob named you in “Which toll?”.")]


def test_who_answers_or_names_themselves_is_not_told(topic, say, alice, notices_of):
    say("@alice", to=topic.comments.get(), by=alice)

    assert notices_of(alice) == []


def test_a_watcher_who_is_named_gets_the_mention_alone(article, alice, bob, notices_of):
    watch(article, by=bob)

    open_topic(article, title="Which toll?", text="What does @bob say?", by=alice)

    assert notices_of(bob) == [("mention", "alice named you in “Which toll?”.")]


def test_a_change_tells_only_whom_it_names_newly(say, alice, bob, charlie, notices_of):
    comment = say("@charlie what do you say?", by=bob)
    before = len(notices_of(alice))

    edit_comment(comment, text="@charlie and @alice, what do you say?", by=bob)

    assert len(notices_of(charlie)) == 1
    assert notices_of(alice)[before:] == [("mention", "bob named you in “Which toll?”.")]
    assert set(comment.mentioned.all()) == {alice, charlie}


def test_each_act_leaves_one_entry_in_the_log(topic, say, alice, bob, sysop, logged):
    comment = say(by=bob)
    edit_comment(comment, text="Other words.", by=bob)
    close_topic(topic, outcome="Both stand.", by=bob)
    reopen_topic(topic, by=alice)
    hide_comment(comment, reason="An address", by=sysop)
    hide_comment(comment, is_hidden=False, reason="A mistake", by=sysop)

    assert logged() == ["talk", "talk", "talk edit", "talk close", "talk reopen", "talk hide", "talk show"]
    post = LogEntry.objects.filter(action="talk").order_by("pk").last()
    assert (post.by, post.article, post.data) == (
        bob,
        topic.article,
        {"topic": topic.pk, "comment": comment.pk},
    )
    assert LogEntry.objects.get(action="talk close").reason == "Both stand."


def test_a_change_that_changes_nothing_leaves_no_trace(topic, alice, logged):
    comment = edit_comment(topic.comments.get(), text="The two figures ''differ''.", by=alice)

    assert comment.edited_at is None
    assert not comment.earlier_texts.exists()
    assert logged() == ["talk"]


def test_what_a_comment_said_before_is_kept_each_time(topic, alice):
    comment = topic.comments.get()
    for text in ("Second.", "Third."):
        edit_comment(comment, text=text, by=alice)

    assert list(comment.earlier_texts.order_by("pk").values_list("text", flat=True)) == [
        "The two figures ''differ''.",
        "Second.",
    ]


def test_a_refused_post_writes_nothing(topic, say, bob, sysop, notices_of, alice, logged):
    block(bob, talk_allowed=False, reason="Insults", by=sysop)

    with pytest.raises(NotAllowed):
        say(by=bob)
    with pytest.raises(NotAllowed):
        open_topic(topic.article, title="x", text="x", by=bob)
    with pytest.raises(NotAllowed):
        close_topic(topic, by=bob)
    with pytest.raises(BadText):
        say(" ", by=alice)

    assert Comment.objects.count() == 1
    assert notices_of(alice) == []
    assert logged() == ["talk"]


def test_who_is_blocked_changes_nothing_of_their_own(topic, alice, sysop):
    block(alice, talk_allowed=False, reason="Insults", by=sysop)

    with pytest.raises(NotAllowed, match="blocked"):
        edit_comment(topic.comments.get(), text="x", by=alice)


def test_a_closed_topic_takes_no_answer_and_no_change(topic, say, alice, bob):
    close_topic(topic, by=bob)

    with pytest.raises(CannotTalk, match="bob closed this topic"):
        say(by=alice)
    with pytest.raises(CannotTalk, match="bob closed this topic"):
        edit_comment(topic.comments.get(), text="x", by=alice)
    with pytest.raises(CannotTalk, match="bob closed this topic"):
        close_topic(topic, by=alice)


def test_an_answer_to_another_topics_comment_is_refused(article, topic, say, alice):
    other = open_topic(article, title="Another", text="x", by=alice)

    with pytest.raises(CannotTalk, match="another topic"):
        say(to=other.comments.get(), by=alice)


def test_a_hidden_comment_is_not_changed(topic, alice, sysop):
    comment = hide_comment(topic.comments.get(), reason="An address", by=sysop)

    with pytest.raises(CannotTalk, match="hid this comment"):
        edit_comment(comment, text="x", by=alice)
    with pytest.raises(CannotTalk, match="hidden already"):
        hide_comment(comment, reason="An address", by=sysop)


def test_unread_notices_are_counted(say, alice, bob):
    say(by=bob)
    say(by=bob)

    assert unread_count(alice) == 2
    assert unread_count(bob) == 0


@pytest.mark.django_db(transaction=True)
def test_answers_that_come_together_are_all_there_and_counted(topic, alice, bob):
    start, wrong = Barrier(4), []

    def post(number):
        try:
            start.wait()
            for turn in range(3):
                reply(topic, text=f"{number}.{turn}", by=bob)
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=post, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    topic.refresh_from_db()
    assert wrong == []
    assert topic.comment_count == topic.comments.count() == 13
    assert topic.newest == topic.comments.order_by("pk").last()


@pytest.mark.django_db(transaction=True)
def test_an_answer_and_a_closing_that_meet_end_in_one_order(topic, alice, bob):
    start, outcomes = Barrier(2), []

    def act(deed, **data):
        try:
            start.wait()
            deed(topic, **data)
            outcomes.append("done")
        except CannotTalk as refused:
            outcomes.append(str(refused))
        finally:
            connection.close()

    threads = [
        Thread(target=act, args=[reply], kwargs={"text": "Wait.", "by": alice}),
        Thread(target=act, args=[close_topic], kwargs={"by": bob}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    closed = Topic.objects.get()
    assert closed.is_closed
    last = closed.comments.order_by("pk").last()
    if outcomes == ["done", "done"]:
        assert closed.comment_count == 2
        assert last.at <= closed.closed_at
    else:
        assert sorted(outcomes)[0].startswith("bob closed this topic")
        assert closed.comment_count == 1
