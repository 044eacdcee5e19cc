"""All settings, read from the environment; see docs/howto/settings.md for every name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from tovholder.config import environment
from tovholder.config.databases import configured_database

PACKAGE = Path(__file__).resolve().parents[1]
MODE = environment.mode()
HOME = environment.home()
DEMO = MODE is environment.Mode.DEMO

SECRET_KEY = environment.secret("SECRET_KEY", run_mode=MODE, folder=HOME)
# Seals CPR numbers and second factors at rest; another key than the sessions', so that each can be changed alone.
DATA_KEY = environment.secret("DATA_KEY", run_mode=MODE, folder=HOME)
DEBUG = False
ALLOWED_HOSTS = environment.text("ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]").split(",")
BEHIND_TLS = environment.switch("BEHIND_TLS", default=False)
SECOND_FACTOR_REQUIRED = not DEMO

INSTALLED_APPS = [
    "tovholder.foundation.ui",
    "tovholder.foundation.chronicle",
    "tovholder.foundation.accounts",
    "tovholder.foundation.organisation",
    "tovholder.foundation.access",
    "tovholder.foundation.families",
    "tovholder.foundation.deadlines",
    "tovholder.foundation.letters",
    "tovholder.foundation.documents",
    "tovholder.foundation.drafts",
    "tovholder.practice.casework",
    "tovholder.practice.investigations",
    "tovholder.practice.decisions",
    "tovholder.practice.committee",
    "tovholder.practice.plans",
    "tovholder.practice.supervision",
    "tovholder.practice.appointments",
    "tovholder.practice.intake",
    "tovholder.steering.insight",
    "tovholder.entrances.administration",
    "tovholder.entrances.desk",
    "tovholder.entrances.portal",
    "tovholder.entrances.api",
    "tovholder.entrances.rehearsal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tovholder.entrances.api.straight.OtherSystemsFirst",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tovholder.foundation.ui.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tovholder.foundation.access.middleware.EveryPageIsLocked",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tovholder.config.urls"
WSGI_APPLICATION = "tovholder.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "tovholder.entrances.desk.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "tovholder.foundation.ui.forms.Renderer"

DATABASES = {"default": configured_database(HOME, run_mode=MODE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "tovholder.foundation.accounts.adapters.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # django-axes counts failed log-ins, in the database and for every worker
MFA_ADAPTER = "tovholder.foundation.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Tovholder"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by the administrator, nobody signs up
MFA_FORMS = {
    "authenticate": "tovholder.foundation.accounts.forms.SecondFactorForm",
    "reauthenticate": "tovholder.foundation.accounts.forms.SecondFactorAgainForm",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True

SESSION_COOKIE_NAME = "tovholder_session"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day; then log in again, with every draft kept on the server
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_FAILURE_VIEW = "tovholder.entrances.desk.views.session_ended"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576  # 1 MB of form fields; the API answers 413 beyond it too
ATTACHMENT_MAX_BYTES = 20 * 1024 * 1024
# Files are taken in memory, so that none lies unsealed on the disk. Somewhat too much is told beside the form's field.
FILE_UPLOAD_HANDLERS = ["tovholder.foundation.documents.uploads.InMemoryOrNotAtAll"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * ATTACHMENT_MAX_BYTES

# Where the scanner leaves what it has read; the worker puts it in the post basket. Empty: nothing is looked for.
SCAN_FOLDER = environment.text("SCAN_FOLDER", default="")

# The mailbox whose mail the worker puts in the post basket. Without IMAP_HOST nothing is fetched.
IMAP_HOST = environment.text("IMAP_HOST", default="")
IMAP_PORT = environment.whole_number("IMAP_PORT", default=993, at_least=1)
IMAP_USER = environment.text("IMAP_USER", default="")
IMAP_PASSWORD = environment.text("IMAP_PASSWORD", default="")
IMAP_FOLDER = environment.text("IMAP_FOLDER", default="INBOX")
IMAP_SECURITY = environment.text("IMAP_SECURITY", default="tls")
IMAP_AFTERWARDS = environment.text("IMAP_AFTERWARDS", default="move")
IMAP_TAKEN_FOLDER = environment.text("IMAP_TAKEN_FOLDER", default="Hentet")

# Half-written text nobody has come back to is personal data without a purpose: it is swept after so many days.
DRAFTS_KEPT_DAYS = environment.whole_number("DRAFTS_KEPT_DAYS", default=90, at_least=1)

EMAIL_HOST = environment.text("EMAIL_HOST", default="" if DEMO else "localhost")
if not EMAIL_HOST:  # a try-out without a mail server: what would have been sent can be read in the data folder
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOME / "mail"
EMAIL_PORT = environment.whole_number("EMAIL_PORT", default=25, at_least=1)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = environment.switch("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", default="tovholder@localhost")
# Where messages to the out-of-hours phone go: the stand-in keeps them in the house.
SMS_GATEWAY = environment.text("SMS_GATEWAY", default="stand-in")
# Where letters go that are sent by Digital Post; the stand-in keeps them in the house.
DIGITAL_POST = environment.text("DIGITAL_POST", default="stand-in")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "tovholder.config.logs.line_formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"tovholder": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}
