"""A cross-encoder that is set must decide the order, and one that is not there must be told."""

from pathlib import Path

import numpy as np
import pytest

from ingest.errors import RerankerMissing
from vectorstore.crossing import load_crossing
from vectorstore.search import open_searcher
from vectorstore.settings import IndexSettings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real, tiny cross-encoder with weights drawn at random."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "vốn", "đầu", "tư", "năm", "thành", "phố", "dự", "án"]
    plain = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=plain, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]"
    )
    torch.manual_seed(3)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = BertConfig(vocab_size=len(words), num_labels=1, max_position_embeddings=512, **sizes)
    place = tmp_path_factory.mktemp("cross")
    BertForSequenceClassification(config).save_pretrained(place)
    tokenizer.save_pretrained(place)
    return place


def test_the_configured_cross_encoder_orders_the_hits(built: Path, folder: Path) -> None:
    question = "Vốn đầu tư của thành phố năm 2024 là bao nhiêu?"
    searcher = open_searcher(built, IndexSettings(cross_encoder=str(folder), reranked=5))
    try:
        edition = searcher.edition()
        hits = searcher.search(question, k=8)
        opened = edition.opened
        positions = [int(opened.positions([h.key])[0]) for h in hits]
        wanted = load_crossing(str(folder)).score(question, [opened.text(p) for p in positions[:5]])
        assert [h.score for h in hits[:5]] == pytest.approx(wanted.tolist(), abs=1e-4)
        assert (np.diff([h.score for h in hits]) <= 1e-6).all()
    finally:
        searcher.close()


def test_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RerankerMissing, match="HOI_INDEX_CROSS_ENCODER"):
        load_crossing(str(tmp_path / "nothing"))
