import pytest
from django.contrib import admin
from django.contrib.auth.models import Group

from apps.moderation.actions import block, grant, protect, set_pending
from apps.moderation.models import Block, Grant, PendingChanges, Protection

MODELS = [Block, Grant, PendingChanges, Protection, Group]


@pytest.fixture
def rows(article, alice, sysop):
    """One row of every model."""
    protect(article, action="edit", level="autoconfirmed", reason="Edit war", by=sysop)
    set_pending(article, True, reason="Living persons", by=sysop)
    grant(alice, "reviewer", reason="Trusted", by=sysop)
    block(alice, article=article, reason="Vandalism", by=sysop)


def test_every_model_of_the_app_is_registered():
    assert {model for model in admin.site._registry if model._meta.app_label == "moderation"} == set(
        MODELS[:-1]
    )


@pytest.mark.parametrize("model", MODELS)
def test_the_admin_site_lists_and_finds_and_changes_nothing(client_of, sysop, rows, model):
    client = client_of(sysop)
    base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"

    assert client.get(base).status_code == 200
    assert client.get(f"{base}?q=a").status_code == 200
    assert client.get(f"{base}{model.objects.first().pk}/change/").status_code == 200
    assert client.get(f"{base}add/").status_code == 403
    assert client.post(f"{base}{model.objects.first().pk}/change/", {}).status_code == 403
    assert client.post(f"{base}{model.objects.first().pk}/delete/", {"post": "yes"}).status_code == 403
    assert model.objects.count() == 1


@pytest.mark.parametrize(
    ("model", "address"),
    [
        (Protection, "/protect/The_war"),
        (PendingChanges, "/protect/The_war"),
        (Block, "/special/block"),
        (Grant, "/special/rights?person=alice"),
    ],
)
def test_each_row_links_to_the_page_where_it_is_changed(client_of, sysop, rows, model, address):
    html = client_of(sysop).get(f"/admin/moderation/{model._meta.model_name}/").content.decode()

    assert f'href="{address}"' in html
    assert client_of(sysop).get(address).status_code == 200
