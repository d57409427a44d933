from django.contrib import admin
from django.urls import include, path

from config import views

urlpatterns = [
    path("", include("apps.reading.urls")),
    path("", include("apps.editing.urls")),
    path("", include("apps.history.urls")),
    path("", include("apps.citations.urls")),
    path("", include("apps.verification.urls")),
    path("", include("apps.moderation.urls")),
    path("", include("apps.talk.urls")),
    path("", include("apps.naming.urls")),
    path("", include("apps.interchange.urls")),
    path("", include("apps.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("health", views.health, name="health"),
]

handler400 = views.bad_request
