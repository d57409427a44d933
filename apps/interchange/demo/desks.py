"""What lies on the desks beside the texts, put there by the same acts that everybody uses."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article
from apps.editing.review import reject
from apps.editing.save import SectionEdit, write_edit
from apps.history.models import Head
from apps.history.texts import text_of
from apps.interchange.demo.states import StepFails
from apps.moderation.actions import grant, protect, set_pending
from apps.naming.actions import open_request, take_position
from apps.naming.names import add_name
from apps.talk.actions import open_topic, reply

TITLE = "2020 Nagorno-Karabakh war"
People = Mapping[str, User]


def fill_desks(people: People) -> None:
    """Add names, rights, protection, an open move request, a topic, and changes that wait for review."""
    said = tomllib.loads((Path(__file__).parent / "desks.toml").read_text(encoding="utf-8"))
    article = Article.objects.get(title=TITLE)
    sysop = people["sysop"]
    for row in said["name"]:
        add_name(article, row, by=people["dana"])
    for row in said["grant"]:
        grant(people[row["person"]], row["right"], reason=row["reason"], by=sysop)
    protect(article, action="edit", by=sysop, **said["protection"])
    ask_for_title(article, said["request"], people)
    for row in said["topic"]:
        talk_over(article, row, people)
    let_changes_wait(said["pending"], people)


def ask_for_title(article: Article, row: dict, people: People) -> None:
    request = open_request([(article, row["to_title"])], row["rationale"], by=people[row["by"]])
    for position in row["position"]:
        title = position.get("title", "")
        take_position(
            request, position["kind"], position["rationale"], title=title, by=people[position["by"]]
        )


def talk_over(article: Article, row: dict, people: People) -> None:
    topic = open_topic(article, title=row["title"], text=row["text"], by=people[row["by"]])
    for answer in row["reply"]:
        reply(topic, text=answer["text"], by=people[answer["by"]])


def let_changes_wait(row: dict, people: People) -> None:
    """Switch pending-changes mode on, and save the changes; those with `rejected_by` are rejected at once."""
    article = Article.objects.get(title=row["title"])
    set_pending(article, True, reason=row["reason"], by=people["sysop"])
    for change in row["change"]:
        newest = Head.objects.select_related("newest").get(article=article).newest
        text = text_of(newest)
        if text.count(change["old"]) != 1:
            raise StepFails(f"{row['title']}: {change['old']!r} does not stand once in the text")
        edit = SectionEdit(
            title=article.title,
            text=text.replace(change["old"], change["new"]),
            base_id=newest.pk,
            summary=change["summary"],
        )
        with lock(article.pk) as (article,):
            saved = write_edit(article, edit, by=people[change["by"]])
        if "rejected_by" in change:
            reject(saved, reason=change["reason"], by=people[change["rejected_by"]])
