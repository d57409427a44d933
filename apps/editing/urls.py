from django.urls import path

from . import views

app_name = "editing"
urlpatterns = [
    path("edit/<path:title>", views.edit, name="edit"),
]
