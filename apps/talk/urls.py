from django.urls import path

from .views import desk, topic

app_name = "talk"
urlpatterns = [
    path("talk/<path:title>", desk.talk, name="talk"),
    path("topic/<int:topic_id>", topic.topic, name="topic"),
]
