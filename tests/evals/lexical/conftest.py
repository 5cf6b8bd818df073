"""A newspaper of one day, drawn from a few words."""

import json
import random

import pytest

WORDS = ("vốn", "đầu tư", "khu công nghiệp", "xuất khẩu", "lao động", "ngân sách", "dự án", "của", "và")


@pytest.fixture(scope="session")
def newspaper(tmp_path_factory):
    drawn = random.Random(3)
    path = tmp_path_factory.mktemp("news") / "vn_news.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(40):
            told = [
                " ".join(drawn.choices(WORDS, k=25)).capitalize() + f" {number}.{at}." for at in range(12)
            ]
            article = {"title": f"Tin số {number}", "sapo": told[0], "body": " ".join(told)}
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path
