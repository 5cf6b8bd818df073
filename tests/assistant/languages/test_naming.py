import pytest

from assistant.languages.naming import english_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Tổng kim ngạch xuất nhập khẩu", "Total import-export turnover"),
        ("vốn FDI đăng ký", "Registered FDI capital"),
        ("Thu nhập bình quân của người lao động", "Average income of employees"),
        ("Ngoài khu công nghiệp, khu kinh tế – dự án", "Outside industrial and economic zones – projects"),
        ("số dự án cấp mới", "Number of newly licensed projects"),
    ],
)
def test_an_indicator_of_known_words_has_an_english_name(words, name):
    assert english_name(words) == name


@pytest.mark.parametrize("words", ["nhà máy gạch", "Công ty Kyocera tăng vốn", "Cấp mới", "", "thu hút"])
def test_an_indicator_with_a_strange_or_doubtful_word_has_none(words):
    """A name that leaves a word out would be another indicator's."""
    assert english_name(words) == ""
