from django.contrib import admin


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at: they are read out of the text, or are history, and change only by a save."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
