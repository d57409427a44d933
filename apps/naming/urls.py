from django.urls import path

from . import name_views, views

app_name = "naming"
urlpatterns = [
    path("names/<path:title>", name_views.names, name="names"),
    path("moves/<path:title>", views.moves, name="moves"),
    path("move/<int:request_id>", views.docket, name="docket"),
    path("special/moves", views.all_moves, name="all_moves"),
]
