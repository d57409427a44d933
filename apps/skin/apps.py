from django.apps import AppConfig


class SkinConfig(AppConfig):
    name = "apps.skin"
