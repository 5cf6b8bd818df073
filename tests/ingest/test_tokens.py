"""Token counts come from the carried table: no network, no special meaning of text in a report."""

from ingest.tokens import count_tokens


def test_counts():
    assert count_tokens("") == 0
    assert 10 < count_tokens("Tổng vốn đầu tư đạt 2.061,53 triệu USD.") < 40


def test_special_tokens_are_plain_text():
    assert count_tokens("<|endoftext|>") > 1
