from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.arithmetic.saying import say_formula, say_result
from assistant.arithmetic.working import Working
from assistant.lock.algebra import Amount
from prompts.answers import speaking
from tests.made import figure


@pytest.fixture
def working():
    operands = (
        figure("29 tỷ USD", 29 * 10**9, "USD", indicator="xuất khẩu"),
        figure("27,7 tỷ USD", 277 * 10**8, "USD", indicator="xuất khẩu"),
    )
    return Working(
        operands=operands,
        template="{0} − {1}",
        amount=Amount(Fraction(13 * 10**8), "USD"),
        result="1,3 tỷ USD",
        value=Decimal(13 * 10**8),
        rounded=False,
        kind="amount",
    )


def test_a_formula_is_worked_out_alike_in_both_languages(working):
    assert say_formula(working, (1, 2)) == "29 tỷ USD [1] − 27,7 tỷ USD [2] = 1,3 tỷ USD"
    with speaking("en"):
        said = say_formula(working, (1, 2))
        assert say_result(working) == "1.3 billion USD"
    assert said == "29 billion USD [1] − 27.7 billion USD [2] = 1.3 billion USD"
