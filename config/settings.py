"""The one settings module. What differs between machines comes from STET_* variables (README, Deploy)."""

import secrets
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("STET_DATA_DIR", default=str(BASE_DIR / ".data"))).absolute()
try:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    sys.exit(f"Cannot write {DATA_DIR} ({error.strerror}). Name another folder in STET_DATA_DIR.")

DEBUG = env.bool("STET_DEBUG", default=False)
TESTING = "pytest" in sys.modules


def generated_secret_key() -> str:
    path = DATA_DIR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(60))
    return path.read_text()


SECRET_KEY = env.str("STET_SECRET_KEY", default="") or generated_secret_key()
BASE_URL = env.str("STET_BASE_URL", default="").rstrip("/")
ALLOWED_HOSTS = env.list("STET_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []
TRUSTED_PROXIES = env.list("STET_TRUSTED_PROXIES", default=[])
CONTENT_LICENCE = env.str("STET_CONTENT_LICENCE", default="CC BY-SA 4.0")
MAX_ARTICLE_BYTES = env.int("STET_MAX_ARTICLE_BYTES", default=4 * 1024 * 1024)
MAX_HEADINGS = 2000

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "config.apps.StaticFiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "django_htmx",
    "reversion",
    "apps.skin",
    "apps.accounts",
    "apps.articles",
    "apps.history",
    "apps.citations",
    "apps.verification",
    "apps.moderation",
    "apps.talk",
    "apps.editing",
    "apps.naming",
    "apps.reading",
    "apps.interchange",
    "apps.api",
]

MIDDLEWARE = [
    "config.middleware.TrustedProxyMiddleware",
    "config.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False
CSRF_FAILURE_VIEW = "config.views.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "apps.skin.context.skin",
            ],
        },
    },
]

DATABASES = {"default": env.db_url("STET_DATABASE_URL", default=f"sqlite:///{DATA_DIR}/stet.sqlite3")}
EMBEDDED = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if EMBEDDED:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
    }
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
DATABASES["default"].setdefault("CONN_MAX_AGE", 600)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = env.str("STET_CACHE_URL", default="")
if CACHE_URL:
    shared = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "TIMEOUT": 7 * 86400,
    }
    CACHES = {
        "default": shared,
        "fragments": {**shared, "KEY_PREFIX": "fragment"},
        "pages": {**shared, "KEY_PREFIX": "page"},
    }
else:
    CACHES = {
        # rate limits count over all workers, so not inside a process
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": DATA_DIR / "cache",
        },
        "fragments": {
            "BACKEND": "config.cache.BytesBoundedCache",
            "LOCATION": "fragments",
            "OPTIONS": {"max_bytes": 24 * 1024 * 1024},
        },
        "pages": {
            "BACKEND": "config.cache.BytesBoundedCache",
            "LOCATION": "pages",
            "OPTIONS": {"max_bytes": 24 * 1024 * 1024},
        },
    }

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_USERNAME_VALIDATORS = "apps.accounts.models.username_validators"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

vars().update(env.email_url("STET_EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("STET_FROM_EMAIL", default="stet@localhost")

LANGUAGE_CODE = "en"
TIME_ZONE = env.str("STET_TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
HASHED_STATIC = env.bool("STET_HASHED_STATIC", default=not (DEBUG or TESTING))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "config.static.HashedStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = not HASHED_STATIC
WHITENOISE_AUTOREFRESH = DEBUG

# Armenian urlencodes to three times its bytes; the text itself is measured by the form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * MAX_ARTICLE_BYTES + 64 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # wikitext tables carry style; the renderer lets only listed properties through
        "style-src-attr": [UNSAFE_INLINE],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 30 * 86400
if BASE_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 86400
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health$"]
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "config.middleware.RequestIdFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s [%(request_id)s] %(name)s: %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["request_id"], "formatter": "line"}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
