from django.contrib import admin
from django.urls import reverse


def test_every_list_of_the_administration_opens(client_of, sysop):
    client = client_of(sysop)
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        assert client.get(reverse(name), {"q": "x"}).status_code == 200, name


def test_records_are_only_looked_at(client_of, sysop, alice):
    client = client_of(sysop)
    for model, model_admin in admin.site._registry.items():
        if model._meta.app_label in (
            "articles",
            "history",
            "citations",
            "verification",
            "moderation",
            "naming",
            "talk",
        ):
            request = client.get("/admin/").wsgi_request
            assert not model_admin.has_add_permission(request), model
            assert not model_admin.has_delete_permission(request), model


def test_rights_are_not_given_past_the_log(client_of, sysop, alice):
    client_of(sysop).post(
        reverse("admin:accounts_user_change", args=[alice.pk]),
        {"username": "alice", "is_superuser": "on", "is_staff": "on", "is_active": "on"},
    )

    alice.refresh_from_db()
    assert not alice.is_superuser
    assert not alice.is_staff
