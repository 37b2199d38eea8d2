"""One paper by its random key: fetched through the doorway, always as a file to save, never shown as a page."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from brygga.apps.access.doorways import Seat
from brygga.apps.documents.doorways import content_for
from brygga.web.guard.pages import seat_page


@seat_page("paper.read")
def paper(request: HttpRequest, seat: Seat, key: str) -> HttpResponse:
    """Return a paper; what is shut is not there, not even by its address."""
    view, content = content_for(seat, key)
    answer = HttpResponse(content, content_type=view.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, view.filename) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
