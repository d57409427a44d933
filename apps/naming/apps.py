from django.apps import AppConfig


class NamingConfig(AppConfig):
    name = "apps.naming"
