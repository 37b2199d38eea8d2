"""Addresses of the applicant's side. Papers are fetched by `cases:paper`, which sees the same wall."""

from django.urls import path

from brygga.web.portal.views import agreement, answering, dialogue, one, papers, party, people, plan, sending

app_name = "portal"
urlpatterns = [
    path("", one.home, name="home"),
    path("<str:number>/", one.case, name="one"),
    path("<str:number>/om-er/", party.party, name="party"),
    path("<str:number>/fragor/", answering.all_questions, name="questions"),
    path("<str:number>/fragor/<int:place>/", answering.section, name="section"),
    path("<str:number>/pastaenden/", answering.statements, name="statements"),
    path("<str:number>/plan/", plan.plan, name="plan"),
    path("<str:number>/plan/<str:side>/ny/", plan.new_line, name="new_line"),
    path("<str:number>/plan/rad/<int:line_id>/", plan.line, name="line"),
    path("<str:number>/plan/rad/<int:line_id>/ta-bort/", plan.remove, name="remove_line"),
    path("<str:number>/plan/moms/", plan.vat, name="vat"),
    path("<str:number>/papper/", papers.papers, name="papers"),
    path("<str:number>/papper/<str:code>/", papers.hand_in, name="hand_in"),
    path("<str:number>/skicka/", sending.submit, name="submit"),
    path("<str:number>/komplettering/<int:pk>/", dialogue.complete, name="complete"),
    path("<str:number>/meddelande/", dialogue.message, name="message"),
    path("<str:number>/last/", dialogue.read, name="read"),
    path("<str:number>/personer/", people.people, name="people"),
    path("<str:number>/vack/", sending.wake, name="wake"),
    path("<str:number>/ta-tillbaka/", sending.withdraw, name="withdraw"),
    path("<str:number>/omprovning/", sending.reconsider, name="reconsider"),
    path("<str:number>/avtal/<str:agreement>/", agreement.agreement, name="agreement"),
]
