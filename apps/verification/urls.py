from django.urls import path

from . import views

app_name = "verification"
urlpatterns = [
    path("flags/<path:title>", views.desk, name="desk"),
    path("special/flags", views.special, name="special"),
    path("flag/<int:flag_id>/claim", views.claim_flag, name="claim"),
    path("flag/<int:flag_id>/unclaim", views.unclaim_flag, name="unclaim"),
    path("flag/<int:flag_id>/explain", views.explain_flag, name="explain"),
]
