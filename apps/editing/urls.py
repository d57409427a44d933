from django.urls import path

from .views import edit, flags, review, sources, verbs

app_name = "editing"
urlpatterns = [
    path("edit/<path:title>", edit.edit, name="edit"),
    path("undo/<int:change_id>", verbs.undo, name="undo"),
    path("restore/<int:change_id>", verbs.restore, name="restore"),
    path("flags/<path:title>/raise", flags.raise_on_words, name="raise_flag"),
    path("flags/<path:title>/settle", flags.settle_chosen, name="settle_flags"),
    path("flag/<int:flag_id>/settle", flags.settle, name="settle_flag"),
    path("citations/<path:title>/add", sources.add, name="add_citation"),
    path("citation/<int:citation_id>/edit", sources.edit_citation, name="edit_citation"),
    path("rollback/<path:title>", verbs.roll_back, name="rollback"),
    path("special/review", review.queue, name="review"),
    path("review/<int:change_id>/accept", review.accept_change, name="accept"),
    path("review/<int:change_id>/reject", review.reject_change, name="reject"),
]
