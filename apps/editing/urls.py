from django.urls import path

from .views import edit, verbs

app_name = "editing"
urlpatterns = [
    path("edit/<path:title>", edit.edit, name="edit"),
    path("undo/<int:change_id>", verbs.undo, name="undo"),
    path("restore/<int:change_id>", verbs.restore, name="restore"),
    path("rollback/<path:title>", verbs.roll_back, name="rollback"),
]
