"""Django's settings, from the environment and `PROBATUM_HOME`; secure unless the address is this machine."""

import os
from pathlib import Path

from probatum.settings import settings as engine_settings
from probatum_site.settings.accounts import openid, sign_up
from probatum_site.settings.address import Address
from probatum_site.settings.database import database
from probatum_site.settings.mail import mail
from probatum_site.settings.numbers import number, rate
from probatum_site.settings.secret import secret_key

PROBATUM = engine_settings(os.environ)
SITE_HOME = PROBATUM.home / "site"
SITE_HOME.mkdir(parents=True, exist_ok=True, mode=0o700)

ADDRESS = Address.parse(os.environ.get("PROBATUM_ADDRESS") or "http://127.0.0.1:8000")
"""Where readers reach the site. `https://` turns on HSTS, secure cookies and the redirect."""
SIGNATURES = number(os.environ, "PROBATUM_SIGNATURES", 1)
"""How many signatures an edition needs."""
SIGNATURES_SENSITIVE = number(os.environ, "PROBATUM_SIGNATURES_SENSITIVE", 2)
"""How many it needs where it speaks of doses, pregnancy or children."""
ASK_RATE = rate(os.environ, "PROBATUM_ASK_RATE", "30/hour")
"""Questions from one address without an account, on pages and in the API."""
ASK_RATE_MEMBER = rate(os.environ, "PROBATUM_ASK_RATE_MEMBER", "300/hour")
"""Questions of one account, by whatever way."""
API_RATE = rate(os.environ, "PROBATUM_API_RATE", "300/minute")
"""Requests to the API of one address, or of one token."""
REVIEW_MONTHS = number(os.environ, "PROBATUM_REVIEW_MONTHS", 12)
"""After how many months an approved edition is to be reviewed again; 0 for never."""
RETENTION_DAYS = number(os.environ, "PROBATUM_RETENTION_DAYS", 90)
"""After how many days a question that may hold personal data is deleted if no editor has published it."""
SIGN_UP = sign_up(os.environ.get("PROBATUM_SIGN_UP") or "open")
"""Who may make an account: `open`, `oidc` (only through the provider), `closed`."""
REFRESH = os.environ.get("PROBATUM_REFRESH") == "1"
"""Whether authorities are asked once a day about the sources; identifiers leave the machine then."""

SECRET_KEY = secret_key(SITE_HOME / "secret_key")
DEBUG = False
ALLOWED_HOSTS = list(ADDRESS.hosts)
CSRF_TRUSTED_ORIGINS = [ADDRESS.origin]
ROOT_URLCONF = "probatum_site.urls"
WSGI_APPLICATION = "probatum_site.wsgi.application"
AUTH_USER_MODEL = "probatum_site.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

INSTALLED_APPS = [
    "probatum_site",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "probatum_site.middleware.Packed",
    "probatum_site.middleware.policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "probatum_site.middleware.Refusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), SITE_HOME / "site.sqlite3")}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}
"""The default one is in the database, so that limits count over all processes. Pages: the laid-out text of an
edition, in each process, under the digest of all that it shows, which is worked out at every look."""

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "probatum_site.settings.adapter.Accounts"
SOCIALACCOUNT_ADAPTER = "probatum_site.settings.adapter.ProviderAccounts"
SOCIALACCOUNT_PROVIDERS = openid(os.environ)
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "signup": "10/h/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = number(os.environ, "PROBATUM_PROXIES", 0)
"""How many proxies stand before the site, so that failed logins are counted by the address of the reader."""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ADDRESS.tls
MFA_TOTP_ISSUER = "Probatum"
MFA_TOTP_TOLERANCE = 1
"""Codes of the half minute before and after are taken too, as clocks differ: RFC 6238, section 5.2."""
globals().update(mail(os.environ, ADDRESS.host))

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = SITE_HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
PACKAGE = Path(__file__).parents[1]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = ADDRESS.tls
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ADDRESS.tls else None
SECURE_HSTS_SECONDS = 31_536_000 if ADDRESS.tls else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ADDRESS.tls
SECURE_HSTS_PRELOAD = ADDRESS.tls
SESSION_COOKIE_SECURE = ADDRESS.tls
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = ADDRESS.tls
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
