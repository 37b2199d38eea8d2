"""Why aid may not be given this way, in words with the way on: Swedish and English.

One sentence of reason, one of what to do instead. The article stands in the answer's source.
"""

from __future__ import annotations

from collections.abc import Mapping

from brygga.domain.aid.conditions import Reason

REASONS: Mapping[Reason, tuple[str, str]] = {
    Reason.INSOLVENCY: (
        "Mottagaren är i insolvensförfarande, eller uppfyller villkoren för det. Lån och garanti som stöd av mindre "
        "betydelse går då inte.",
        "The beneficiary is in collective insolvency or fulfils the criteria for it. A loan or guarantee as de minimis "
        "aid is then not possible.",
    ),
    Reason.RATING: (
        "Ett stort företag behöver ett kreditbetyg på minst B-. Ange betyget, eller välj en annan metod.",
        "A large undertaking needs a rating of at least B-. Give the rating, or choose another method.",
    ),
    Reason.LOSSES: (
        "Förluster och det som återvinns ska delas lika mellan långivaren och garanten. Ändra villkoret i garantin.",
        "Losses and recoveries must be shared pro rata by lender and guarantor. Change that term of the guarantee.",
    ),
    Reason.SUBORDINATED: (
        "Metoden med referensränta täcker inte efterställda lån utan säkerhet. Räkna hela beloppet som stöd, eller "
        "välj en annan form.",
        "The reference-rate method does not cover subordinated loans without collateral. Count the whole amount as "
        "aid, or choose another form.",
    ),
    Reason.COLLATERAL: (
        "Säkerheten är under 50 % av lånet. Använd metoden med referensränta.",
        "The collateral is under 50 % of the loan. Use the reference-rate method.",
    ),
    Reason.COVER: (
        "Garantin är över 80 % av lånet. Sänk andelen, eller dela upp garantin på flera lager.",
        "The guarantee is over 80 % of the loan. Lower the cover, or split the layers.",
    ),
    Reason.TOO_LARGE: (
        "Beloppet är över det högsta för löptiden ({size}). Sänk beloppet, eller välj en annan metod.",
        "The amount is above the largest for this term ({size}). Lower the amount, or choose another method.",
    ),
    Reason.TOO_LONG: (
        "Löptiden är över tio år. Korta löptiden, eller välj en annan metod.",
        "The term is over ten years. Shorten the term, or choose another method.",
    ),
}
