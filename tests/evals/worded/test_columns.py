"""Only the model's own part of an answer is held against it."""

from assistant.writing.skeleton import Skeleton
from evals.worded.columns import own_part


def test_lines_that_no_model_words_are_left_out():
    skeleton = Skeleton(lead="Câu hỏi nêu 5.", replaced="Là 6 [1].", tail="- Năm 2017: 4 [2].", listed=False)
    assert own_part("Câu hỏi nêu 5.\nĐó là 6 [1].\n- Năm 2017: 4 [2].", skeleton) == "Đó là 6 [1]."
