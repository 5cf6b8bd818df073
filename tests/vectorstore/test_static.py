"""The carried embedder without torch says what sentence-transformers says, or an index would mix two."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from vectorstore.embed import load_embedder, model_folder
from vectorstore.settings import IndexSettings
from vectorstore.static import read_static

TEXTS = [
    "Tổng vốn đầu tư trực tiếp nước ngoài đạt 2.061,53 triệu USD.",
    "tong von dau tu 11 thang",
    "I. Kết quả › 1. FDI\nĐạt 31 tỷ USD, tăng 8,5%.",
    "",
    "…",
    "🙂 привет 投资",
    "Hải Phòng " * 3_000,
]


def folder_with(tmp_path, **changes):
    folder = tmp_path / "model"
    shutil.copytree(model_folder("default"), folder)
    tensors = load_file(folder / "model.safetensors")
    save_file({**tensors, **changes}, folder / "model.safetensors")
    return folder


def undamped(tmp_path):
    folder = folder_with(tmp_path)
    (folder / "manifest.json").unlink()
    return folder


def by_sentence_transformers(folder, texts):
    from sentence_transformers import SentenceTransformer  # seconds, which other workers need not wait

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True).float()
    return model.encode(texts, convert_to_numpy=True, normalize_embeddings=False)


def test_vectors_are_those_of_sentence_transformers(tmp_path):
    folder = undamped(tmp_path)
    model = read_static(folder)
    wanted = by_sentence_transformers(folder, TEXTS)
    assert np.allclose(model.rows(TEXTS), wanted, rtol=1e-4, atol=1e-4 * np.abs(wanted).max())
    for text, row in zip(TEXTS, wanted, strict=True):
        assert np.allclose(model.row(text), row, rtol=1e-4, atol=1e-4 * np.abs(wanted).max())


def test_a_word_said_often_counts_less_than_as_often():
    """A passage about one place must be found by what else it says."""
    model = read_static(model_folder("default"))
    assert model.power < 1
    cảng, lúa = model.row("cảng"), model.row("lúa")
    text = "cảng, cảng, lúa, cảng, cảng"
    assert np.allclose(model.row(text) * 5, 4**model.power * cảng + lúa, rtol=1e-4, atol=1e-4)
    assert np.allclose(model.rows(["lúa", text, "lúa, lúa", ""])[1], model.row(text), rtol=1e-4, atol=1e-6)


def test_a_stranger_s_manifest_is_not_read(tmp_path):
    folder = undamped(tmp_path)
    for said in ("[]", "{", '{"power": "no"}', '{"power": 7.0}'):
        (folder / "manifest.json").write_text(said, encoding="utf-8")
        assert read_static(folder).power == 1


def test_a_model_of_one_plain_table_is_read_too(tmp_path):
    folder = undamped(tmp_path)
    count = len(load_file(folder / "model.safetensors")["mapping"])
    table = np.random.default_rng(3).standard_normal((count, 8)).astype(np.float16)
    save_file({"embedding.weight": table}, folder / "model.safetensors")
    assert np.allclose(read_static(folder).rows(TEXTS), by_sentence_transformers(folder, TEXTS), atol=1e-3)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("modules.json", [{"path": "", "type": "sentence_transformers.models.Transformer"}]),
        ("modules.json", [{"path": "", "type": "a.StaticEmbedding"}, {"path": "1", "type": "a.Normalize"}]),
        ("config_sentence_transformers.json", {"default_prompt_name": "query", "prompts": {"query": "q: "}}),
    ],
)
def test_any_other_model_is_left_to_sentence_transformers(tmp_path, name, content):
    folder = folder_with(tmp_path)
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    assert read_static(folder) is None


def test_a_question_is_embedded_without_torch():
    code = (
        "import sys; from vectorstore.embed import load_embedder; "
        "from vectorstore.settings import IndexSettings; "
        "load_embedder(IndexSettings()).encode_query('số'); print('torch' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_another_model_s_vectors_come_through_sentence_transformers(tmp_path):
    folder = undamped(tmp_path)
    modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    normal = {"idx": 1, "name": "1", "path": "1", "type": "sentence_transformers.models.Normalize"}
    (folder / "modules.json").write_text(json.dumps([*modules, normal]), encoding="utf-8")
    (folder / "1").mkdir()
    rows = load_embedder(IndexSettings(embedder=str(folder))).encode_passages(TEXTS).astype(np.float32)
    plain = IndexSettings(embedder=str(undamped(tmp_path / "plain")))
    wanted = load_embedder(plain).encode_passages(TEXTS).astype(np.float32)
    assert np.allclose(rows[:3], wanted[:3], atol=2e-3)
