"""The demonstration where somebody was before it."""

from django.contrib.auth import get_user_model

from apps.articles.models import Article
from apps.history.models import ChangeSet
from apps.interchange.demo import load_demo


def test_a_wiki_with_an_article_is_left_alone(db):
    Article.objects.create(title="Mine")

    assert load_demo() == []
    assert not get_user_model().objects.filter(username="frank").exists()


def test_who_bears_a_name_already_keeps_their_password_and_rights(alice):
    alice.set_password("my own words")
    alice.save(update_fields=["password"])

    accounts = load_demo()

    alice.refresh_from_db()
    assert alice.check_password("my own words")
    assert "alice" not in [account.name for account in accounts]
    assert ChangeSet.objects.filter(author=alice).exists()
