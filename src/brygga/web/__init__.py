"""Pages for people: one folder an area, all dressed by `shell`. No rules and no models here."""
