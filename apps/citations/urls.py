from django.urls import path

from . import views

app_name = "citations"
urlpatterns = [
    path("citations/<path:title>/reuse", views.reuse, name="reuse"),
    path("citations/<path:title>", views.desk, name="desk"),
    path("citation/<int:citation_id>", views.citation, name="citation"),
]
