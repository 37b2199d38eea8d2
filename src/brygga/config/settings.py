"""Django's settings, read from the environment once.

A data directory (BRYGGA_DATA) holds everything a fund owns: the SQLite file, uploaded papers, letters waiting
to be sent and the secret key. With BRYGGA_DATABASE_URL the rows live in PostgreSQL instead; then
BRYGGA_OWNER_DATABASE_URL names the role that owns the tables, and only `brygga migrate` uses it.
"""

import os
from pathlib import Path

from brygga.config import databases, secret

DATA_DIR = Path(os.environ.get("BRYGGA_DATA", "data")).resolve()
BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = secret.key_of(DATA_DIR)
ALLOWED_HOSTS = os.environ.get("BRYGGA_HOSTS", "127.0.0.1 localhost [::1] testserver").split()
PUBLIC_ADDRESS = os.environ.get("BRYGGA_ADDRESS", "http://127.0.0.1:8000")
SECURE_COOKIES = PUBLIC_ADDRESS.startswith("https://")

DATABASES = {"default": databases.app_database(DATA_DIR)}
DATABASE_OWNER = databases.owner_database(DATA_DIR)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

APPS = ("access", "documents", "duties", "parties", "agreements", "ledger", "payments", "funding",
        "cases", "decisions", "loans", "capital")
AREAS = ("shell", "guard", "public", "calculators", "doors", "founding", "overview", "portal", "cases", "boardroom",
         "agreements", "money", "sources", "books", "settings")
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles",
    "allauth", "allauth.account", "allauth.mfa", "django_htmx", "csp",
    "brygga.foundation.apps.Foundation",
    *(f"brygga.apps.{name}" for name in APPS),
    *(f"brygga.web.{name}" for name in AREAS if (BASE_DIR / "web" / name / "__init__.py").exists()),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware", "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware", "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware", "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware", "allauth.account.middleware.AccountMiddleware",
    "brygga.web.guard.middleware.GuardMiddleware",
]
ROOT_URLCONF = "brygga.config.urls"
WSGI_APPLICATION = "brygga.config.wsgi.application"
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request", "django.contrib.messages.context_processors.messages",
        "brygga.web.shell.context.shell", "brygga.web.guard.frame.frame"],
        "builtins": ["brygga.web.shell.templatetags.brygga", "django.templatetags.i18n",
                     "django.templatetags.static"]},
}]
FORM_RENDERER = "brygga.web.shell.forms.BryggaRenderer"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"}]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "brygga.web.doors.allauth_adapter.StaffOnly"
# Attempts: passwords and codes per address and person, links by e-mail per address; all of them per machine as well.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/5m/key", "link": "3/10m/key", "link_ip": "20/m/ip",
                       "enquiry": "20/h/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Brygga"
LOGIN_URL = "/logga-in/"
LOGIN_REDIRECT_URL = "/in/"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
LANGUAGE_COOKIE_NAME = "sprak"
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
STORAGES = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_LIMIT_BYTES = 15 * 1024 * 1024

CONTENT_SECURITY_POLICY = {"DIRECTIVES": {
    "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'", "data:"],
    "font-src": ["'self'"], "connect-src": ["'self'"], "form-action": ["'self'"], "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"], "manifest-src": ["'self'"]}}
CSRF_FAILURE_VIEW = "brygga.web.guard.middleware.csrf_failed"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Without a mail server letters are written to the data directory, so that a fund can start without one.
EMAIL_HOST, _, _port = os.environ.get("BRYGGA_SMTP", "").partition(":")
EMAIL_PORT = int(_port or 25)
EMAIL_BACKEND = ("django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST
                 else "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA_DIR / "letters"
DEFAULT_FROM_EMAIL = os.environ.get("BRYGGA_FROM", "brygga@localhost")
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "auth.W004"]
LOGGING = {"version": 1, "disable_existing_loggers": False,
           "handlers": {"console": {"class": "logging.StreamHandler"}},
           "root": {"handlers": ["console"], "level": "WARNING"}}
