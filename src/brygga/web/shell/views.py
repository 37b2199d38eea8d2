"""The style page: every component in every state and every picture, in both themes, with invented content.

Also the error answers that Django does not give by itself (503). No rule and no query stands here.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from brygga.web.shell import samples


def style_page(request: HttpRequest) -> HttpResponse:
    """`/stil`: what a page builder copies from and a browser test looks at."""
    form, wrong = samples.ApplicationSample(), samples.ApplicationSample(samples.WRONG, auto_id="fel_%s")
    wrong.is_valid()
    context = {
        "title": "Stil", "nav": samples.NAV, "user_menu": samples.USER, "tenant_name": "Mikrofonden i Örebro län",
        "business_date": samples.TODAY, "form": form, "wrong": wrong,
        "themes": [("light", "Ljust"), ("dark", "Mörkt")], **samples.content(), **samples.pictures(),
    }
    return render(request, "shell/style.html", context)


def closed(request: HttpRequest) -> HttpResponse:
    """503: the house is shut for a while; asks the browser to come back in two minutes."""
    answer = render(request, "503.html", status=503)
    answer["Retry-After"] = "120"
    return answer
