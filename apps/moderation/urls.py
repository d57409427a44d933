from django.urls import path

from .views import blocks, desk, hiding, protection, rights

app_name = "moderation"
urlpatterns = [
    path("protect/<path:title>", protection.page, name="protect"),
    path("special/block", blocks.page, name="block"),
    path("special/block/<int:block_id>/lift", blocks.lift, name="lift"),
    path("special/rights", rights.page, name="rights"),
    path("special/moderation", desk.page, name="desk"),
    path("special/hide/<int:change_id>", hiding.page, name="hide"),
]
