"""The carried embedder is the one that was trained, and understands what it must."""

import shutil

import numpy as np
import pytest

from ingest.errors import EmbedderMissing
from ingest.text import fold
from vectorstore.embed import fingerprint, load_embedder, model_folder, verify_model
from vectorstore.settings import IndexSettings


def test_vectors_are_unit_length_and_never_zero(embedder):
    rows = embedder.encode_passages(["Thu hút đầu tư", "", "…", "🙂", "x" * 5000]).astype(np.float32)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-3)


def test_question_and_passage_of_same_words_agree(embedder):
    text = "Kim ngạch xuất khẩu chín tháng đầu năm"
    assert embedder.encode_query(text) @ embedder.encode_passages([text])[0].astype(np.float32) > 0.99


def test_composed_and_decomposed_letters_are_one(embedder):
    import unicodedata

    text = "Tổng vốn đầu tư đăng ký"
    apart = unicodedata.normalize("NFD", text)
    assert np.allclose(embedder.encode_query(text), embedder.encode_query(apart), atol=1e-6)


def test_questions_without_diacritics_lie_near(embedder):
    text = "Tổng vốn đầu tư nước ngoài vào khu công nghiệp"
    others = ["Sản lượng hàng hóa qua cảng biển", "Giá lúa gạo ở đồng bằng", "Lịch thi đấu bóng đá"]
    bare = embedder.encode_query(fold(text))
    passages = embedder.encode_passages([text, *others]).astype(np.float32)
    assert int(np.argmax(passages @ bare)) == 0


def test_langchain_names_give_the_same_vectors(embedder):
    assert np.allclose(embedder.embed_query("số"), embedder.encode_query("số"))
    assert np.allclose(embedder.embed_documents(["số"])[0], embedder.encode_passages(["số"])[0], atol=1e-3)


def test_changed_model_file_is_refused(tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(model_folder("default"), folder)
    verify_model(folder)
    with (folder / "tokenizer.json").open("a") as opened:
        opened.write(" ")
    with pytest.raises(EmbedderMissing, match=r"tokenizer\.json is not what the manifest names"):
        verify_model(folder)
    (folder / "tokenizer.json").unlink()
    with pytest.raises(EmbedderMissing, match="not complete"):
        verify_model(folder)


def test_prefixes_and_models_have_their_own_fingerprints(tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(model_folder("default"), folder)
    marks = {
        fingerprint(s)
        for s in (
            IndexSettings(),
            IndexSettings(query_prefix="query: "),
            IndexSettings(passage_prefix="query: "),
            IndexSettings(embedder=str(folder)),
            IndexSettings(embedder="intfloat/multilingual-e5-small"),
            IndexSettings(embedder="http://127.0.0.1:1/v1", embedder_model="bge-m3"),
            IndexSettings(embedder="http://127.0.0.1:2/v1", embedder_model="bge-m3"),
            IndexSettings(embedder="http://127.0.0.1:1/v1", embedder_model="e5"),
            IndexSettings(embedder="http://127.0.0.1:1/v1/", embedder_model="e5", embedder_batch=1),
        )
    }
    assert len(marks) == 8


def test_folder_of_another_model_is_loaded_by_setting(tmp_path, embedder):
    folder = tmp_path / "model"
    shutil.copytree(model_folder("default"), folder)
    other = load_embedder(IndexSettings(embedder=str(folder), query_prefix="truy vấn: "))
    assert other.dimension == embedder.dimension
    assert not np.allclose(other.encode_query("vốn"), embedder.encode_query("vốn"))


def test_a_transformer_from_a_folder_gives_vectors(small):
    rows = small.encode_passages(["Thu ngân sách", "thu ngân sách", "cảng biển", ""]).astype(np.float32)
    assert rows.shape == (4, small.dimension) == (4, 24)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-3)
    assert np.allclose(rows[0], rows[1])
    assert np.allclose(small.encode_query("cảng biển"), rows[2], atol=1e-3)


def test_name_that_is_not_here_says_what_to_do():
    with pytest.raises(EmbedderMissing, match="HOI_INDEX_EMBEDDER"):
        load_embedder(IndexSettings(embedder="nobody/nothing"))
