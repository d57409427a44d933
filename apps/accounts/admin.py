from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .models import User


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Rights, blocks and their log have pages of their own; here a person is looked up and named."""

    readonly_fields = [
        "groups", "user_permissions", "is_staff", "is_superuser", "is_active", "last_login", "date_joined", "rights",
    ]  # fmt: skip
    fieldsets = [*UserAdmin.fieldsets, (_("Rights"), {"fields": ["rights"]})]

    @admin.display(description=_("Rights and their log"))
    def rights(self, person):
        address = reverse("moderation:rights") + f"?person={person.username}"
        return format_html('<a href="{}">{}</a>', address, _("Look at and change the rights"))

    def has_delete_permission(self, request, obj=None):
        return False
