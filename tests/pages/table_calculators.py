"""The states of the open calculators: before a question, with what cannot be read, and answered."""

from __future__ import annotations

from tests.pages.state import WRONG, State, see

# One question a page that is answered, as people type it; tests of the pages ask the same.
ASKED = {
    "lan": "amount=200+000&rate=5,5&months=36&every=3&repayment=straight&start=2026-12-01&fee=2+000&free_months=6",
    "garanti": "amount=500+000&months=60&every=3&repayment=annuity&start=2026-12-01&rate_without=9,5&rate=6,5"
               "&share=80&fee_rate=1,5",
    "stod": "kind=loan&amount=200+000&sek_per_eur=11,25&on=2026-12-01&months=36&secured=on&cover=80"
            "&earlier1_on=2025-03-01&earlier1_eur=120+000",
    "forlagsinsats": "contributed_on=2022-11-28&holder_notice_on=2026-11-28&as_of=2026-11-28",
    "varv": "amount=1+000+000&loan=200+000&months=36&lost=2&start=2026-12-01&until=2036-12-01",
    "nummer": "kind=ocr&value=12345",
}
# What the form refuses, or the calculator behind it.
REFUSED = {
    "lan": "amount=12.500&rate=mycket&months=40&every=3&repayment=straight&start=31/2+2026",
    "garanti": "amount=500+000&months=60&every=3&repayment=annuity&start=2026-12-01&rate_without=9,5&rate=6,5"
               "&share=120&fee_rate=1,5",
    "stod": "kind=guarantee&amount=200+000&on=2026-12-01&earlier1_eur=120+000",
    "forlagsinsats": "contributed_on=i+fjol&as_of=2026-11-28",
    "varv": "amount=100+000&loan=200+000&months=36&lost=2&start=2026-12-01&until=2036-12-01",
    "nummer": "kind=ocr&value=tolv",
}
ANSWER = ".answer"

CALCULATORS: tuple[State, ...] = (
    see("calculators:home"),
    *(see("calculators:page", name=topic, topic=topic) for topic in ASKED),
    *(see("calculators:page", name=f"{topic} with errors", holds=WRONG, query=f"?{query}", topic=topic)
      for topic, query in REFUSED.items()),
    *(see("calculators:page", name=f"{topic} answered", holds=ANSWER, query=f"?{query}", topic=topic)
      for topic, query in ASKED.items()),
    see("calculators:page", name="does not fit", holds=".answer.warn", topic="stod",
        query="?kind=grant&amount=3+000+000&sek_per_eur=11,25&on=2026-12-01&earlier1_on=2025-03-01&earlier1_eur=120+000"),
    see("calculators:page", name="costs more than it saves", holds=".answer.warn", topic="garanti",
        query=f"?{ASKED['garanti'].replace('fee_rate=1,5', 'fee_rate=9')}"),
    see("calculators:page", name="nobody has given notice", holds=".answer.warn", topic="forlagsinsats",
        query="?contributed_on=2022-11-28&as_of=2026-11-28"),
    see("calculators:page", name="a number that is wrong", holds=".answer.warn", topic="nummer",
        query="?kind=orgnr&value=769635-0937"),
    *(see("calculators:page", name=f"{topic} printed", holds=ANSWER, media="print", topic=topic,
          query=f"?{ASKED[topic]}")
      for topic in ("lan", "varv")),
    see("calculators:question", holds="textarea", query=f"?{ASKED['stod']}", topic="stod"),
    see("calculators:question", name="404", status=404, topic="lan"),
    see("calculators:workbook", holds="file", query=f"?{ASKED['lan']}", topic="lan"),
    see("calculators:json", holds="file", query=f"?{ASKED['lan']}", topic="lan", nr="1"),
)
