import pytest
from django.contrib import admin

from apps.naming.actions import amend_request, comment, take_position
from apps.naming.names import add_name

MODELS = [
    "alternativename",
    "amendment",
    "movepair",
    "moverequest",
    "namingdispute",
    "position",
    "requestcomment",
]


def test_every_model_is_registered():
    registered = {
        model._meta.model_name for model in admin.site._registry if model._meta.app_label == "naming"
    }

    assert registered == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_an_administrator_looks_searches_and_changes_nothing(client_of, asked, war, alice, bob, sysop, model):
    take_position(asked, "support", "Common.", by=bob)
    comment(asked, "Hm.", by=bob)
    amend_request(asked, "Better words.", by=alice)
    add_name(war, {"form": "Պատերազմ", "language": "hy"}, by=alice)
    client = client_of(sysop)

    assert client.get(f"/admin/naming/{model}/?q=war").status_code == 200
    assert client.get(f"/admin/naming/{model}/add/").status_code == 403
    for row in admin.site._registry:
        if row._meta.label_lower == f"naming.{model}" and (first := row.objects.first()):
            assert client.get(f"/admin/naming/{model}/{first.pk}/change/").status_code == 200
            assert client.post(f"/admin/naming/{model}/{first.pk}/change/", {}).status_code == 403
            assert (
                client.post(f"/admin/naming/{model}/{first.pk}/delete/", {"post": "yes"}).status_code == 403
            )
