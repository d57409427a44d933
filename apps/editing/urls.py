from django.urls import path

from .views import edit, review, verbs

app_name = "editing"
urlpatterns = [
    path("edit/<path:title>", edit.edit, name="edit"),
    path("undo/<int:change_id>", verbs.undo, name="undo"),
    path("restore/<int:change_id>", verbs.restore, name="restore"),
    path("rollback/<path:title>", verbs.roll_back, name="rollback"),
    path("special/review", review.queue, name="review"),
    path("review/<int:change_id>/accept", review.accept_change, name="accept"),
    path("review/<int:change_id>/reject", review.reject_change, name="reject"),
]
