from django.contrib import admin
from django.urls import include, path

from config import views

urlpatterns = [
    path("", include("apps.reading.urls")),
    path("", include("apps.editing.urls")),
    path("", include("apps.history.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("health", views.health, name="health"),
]

handler400 = views.bad_request
