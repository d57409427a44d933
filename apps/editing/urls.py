from django.urls import path

app_name = "editing"
urlpatterns = []
