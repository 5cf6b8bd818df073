"""A real catalogue and the real embedder; nothing of Chroma or BM25 is faked."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from ingest.catalogue import open_catalogue
from ingest.ocr.records import Scan
from ingest.records import Block, Page, Passage, Span
from ingest.reports import Report, ReportContent
from vectorstore.build import build
from vectorstore.embed import Embedder, load_embedder
from vectorstore.settings import IndexSettings

TEXTS = (
    "Tổng vốn đầu tư trực tiếp nước ngoài vào các khu công nghiệp đạt 2.061,53 triệu USD.",
    "Sản lượng hàng hóa thông qua cảng biển tăng 8,5% so với cùng kỳ năm trước.",
    "Toàn thành phố giải quyết việc làm cho 57.400 lượt lao động trong chín tháng.",
    "Diện tích rừng ngập mặn ven biển được trồng mới là 120 ha.",
    "Thu ngân sách nội địa ước đạt 38.500 tỷ đồng, bằng 92% dự toán.",
)
Fill = Callable[..., list[str]]


def content(
    report_id: str, title: str, texts: tuple[str, ...], scanned: tuple[int, ...], doubted: tuple[int, ...]
) -> ReportContent:
    """A report with one page a passage; those in ``doubted`` are scans in quarantine."""
    pages = [
        Page(number=n, text=t, blocks=(Block(start=0, end=len(t), kind="paragraph"),))
        for n, t in enumerate(texts, 1)
    ]
    passages = [
        Passage(
            report_id=report_id,
            ordinal=i,
            spans=(Span(page=i + 1, start=0, end=len(t)),),
            text=t,
            headings=("I. Kết quả",),
            first_sentence=i,
            last_sentence=i,
            tokens=len(t) // 3,
        )
        for i, t in enumerate(texts)
    ]
    report = Report(
        id=report_id,
        document=f"{report_id}.txt",
        sha256=hashlib.sha256(report_id.encode()).hexdigest(),
        title=title,
        format="txt",
        pages=len(pages),
        scanned=tuple(sorted({*scanned, *doubted})),
    )
    scans = [Scan(page=n, confidence=90, quarantined=n in doubted, words=()) for n in report.scanned]
    return ReportContent(report=report, pages=pages, sentences=[], passages=passages, figures=[], scans=scans)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The embedder that the program carries."""
    return load_embedder(IndexSettings())


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """A transformer of one layer, made by sentence-transformers, in a folder that a setting names."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("small")
    words = sorted({word.strip(".,") for text in TEXTS for word in text.lower().split()})
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]))
    bare = folder / "bare"
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(words) + 5,
        hidden_size=24,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(bare)
    BertTokenizerFast(str(folder / "vocab.txt"), strip_accents=False).save_pretrained(bare)
    layers = [
        layer := Transformer(str(bare), max_seq_length=64),
        Pooling(layer.get_embedding_dimension()),
    ]
    SentenceTransformer(modules=layers, device="cpu").save(str(folder / "whole"), create_model_card=False)
    return load_embedder(IndexSettings(embedder=str(folder / "whole")))


@pytest.fixture(scope="session")
def fill(embedder: Embedder) -> Fill:
    """Adds a report to the catalogue in a folder; the keys of its passages."""

    def add(
        data: Path,
        report_id: str = "r1",
        texts: tuple[str, ...] = TEXTS,
        *,
        index: bool = True,
        scanned: tuple[int, ...] = (),
        doubted: tuple[int, ...] = (),
    ) -> list[str]:
        made = content(report_id, "Báo cáo kinh tế - xã hội", texts, scanned, doubted)
        vectors = embedder.encode_passages(list(texts))
        with open_catalogue(data, write=True) as catalogue:
            catalogue.save(data, made, np.asarray(vectors), replaces=None)
            if catalogue.embedder != embedder.fingerprint:
                catalogue.record_embedder(embedder.fingerprint)
        if index:
            build(data, IndexSettings())
        return [p.key for p in made.passages]

    return add


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, fill: Fill) -> Path:
    """A folder with one report and its index, to be read only."""
    data = tmp_path_factory.mktemp("built")
    fill(data)
    return data
