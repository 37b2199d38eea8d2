"""The words of the shut case and of the other fund, in every page, file and letter there is to be had."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.access import rows, story
from tests.access.places import Places

# How many pages each is to have opened at the least: a person who is let in nowhere meets no word either.
OPENED = {"tied member": 30, "tied many": 150, "tied auditor": 300, "applicant open": 15}


@pytest.mark.parametrize("name", OPENED)
def test_no_row_of_the_fund_names_the_shut_case(places: Places, name: str, say: Callable[[str], None]) -> None:
    found, opened = rows.words_met(places, places.who(name))
    # The minuted decision stays readable for the whole board, whoever is tied, and nothing else does.
    leaks = [line for line in found if not line.endswith(tuple(rows.minutes(places)))]
    say(f"every row: {name} opened {opened} pages and files, {len(leaks)} leaks, {len(found) - len(leaks)} words in "
        "minutes")
    assert opened >= OPENED[name]
    assert leaks == []


def test_the_same_addresses_do_name_it_to_those_who_may_know(places: Places) -> None:
    case = places.objects["shut"]
    slug, word = places.slugs["own"], story.SHUT[:-1].lower()
    for path in (f"arenden/?sok={word}", f"avtal/?sok={word}", f"arenden/papper/{case['key']}/",
                 f"sammantraden/{case['running'][0]}/"):
        stranger = places.who("tied many")
        seen, _ = rows.words_met(places, stranger, iter([f"/f/{slug}/{path}"]))
        assert seen == []
        officer = places.who("officer")
        met, opened = rows.words_met(places, rows.as_if_tied(officer), iter([f"/f/{slug}/{path}"]))
        assert opened == 1 and met, path


def test_no_letter_carries_a_word_to_whom_it_is_shut(places: Places, say: Callable[[str], None]) -> None:
    sent = rows.letters(places)
    told = [letter for letter in sent if story.SHUT in letter.subject]
    say(f"letters: {len(sent)} left the house, {len(told)} of them about the shut case")
    assert len(sent) > 50 and told, "letters about the shut case do go to those who may know of it"
    assert rows.words_sent(places) == []
