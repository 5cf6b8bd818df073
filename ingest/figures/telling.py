"""Words that name something, free of who says it and of what only leads over from the sentence before."""

import re

_SAYS = r"cho biết|cho hay|cho thấy|cho rằng|khẳng định|nhận định|nhấn mạnh|chia sẻ|thông tin|phân tích"
_SPEAKER = re.compile(
    rf"^(?!tỷ lệ|tỉ lệ|số (?!liệu)|tổng số|mức).{{2,160}}?\b(?:{_SAYS})(?: rằng| là)?\s*[,:]?\s+(?=\S+ \S)",
    re.IGNORECASE,
)
"""What goes before the thing said: "Ông An cho rằng, việc tồn kho …"."""
_SOURCE = re.compile(
    r"^theo (?!quy định|kế hoạch|giá|hình thức|chuẩn|quốc gia|loại)[^,]{3,120}(?:,\s*|$)", re.IGNORECASE
)
_OVER = re.compile(
    r"^(?:(?:tuy nhiên|chẳng hạn|cụ thể|trước đó|sau đó|bên cạnh đó|ngoài ra|ngược lại|thậm chí|đặc biệt|"
    r"được biết|gần đây|mới đây|hiện nay|đến nay|vì vậy|như vậy|đáng chú ý|trong khi đó|nhìn chung|"
    r"tựu trung lại|đồng thời|quan trọng hơn|nổi bật là|không lâu sau)(?:\s*[,:]\s*|\s+(?=\S+ \S)|$))+",
    re.IGNORECASE,
)


def told(name: str) -> str:
    """The part of a name that says what is counted.

    >>> told("Ông An cho rằng, việc tồn kho than")
    'việc tồn kho than'
    """
    name = _OVER.sub("", name)
    name = _SOURCE.sub("", name)
    return _OVER.sub("", _SPEAKER.sub("", name)).strip(" ,:")
