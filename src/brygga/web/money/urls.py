"""Addresses of the money area, under f/<fund>/pengar/."""

from django.urls import path

from brygga.web.money.views import accounts, day, lines, orders, statements, withdrawals

app_name = "money"
urlpatterns = [
    path("", day.day, name="day"),
    path("skuld/<int:pot_id>/", day.settle, name="settle"),
    path("betala/<str:number>/", orders.propose, name="propose"),
    path("betalning/<int:order_id>/", orders.one, name="order"),
    path("betalning/<int:order_id>/attestera/", orders.approve, name="approve"),
    path("betalning/<int:order_id>/bekrafta/", orders.confirm, name="confirm"),
    path("betalning/<int:order_id>/dra-tillbaka/", orders.withdraw, name="withdraw"),
    path("lista/", orders.bank_list, name="bank_list"),
    path("lista/<int:bank_account_id>/", orders.bank_list_paper, name="bank_list_paper"),
    path("utdrag/", statements.listing, name="statements"),
    path("utdrag/nytt/<int:bank_account_id>/", statements.new, name="statement_new"),
    path("utdrag/<int:statement_id>/", statements.one, name="statement"),
    path("utdrag/<int:statement_id>/dra-tillbaka/", withdrawals.withdraw, name="statement_withdraw"),
    path("rad/<int:line_id>/", lines.one, name="line"),
    path("rad/<int:line_id>/para-ihop/", lines.match, name="match"),
    path("rad/<int:line_id>/angra/", lines.undo, name="undo"),
    path("konton/", accounts.listing, name="accounts"),
    path("konton/nytt/", accounts.new, name="account_new"),
]
