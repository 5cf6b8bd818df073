"""A provincial letter in many shapes, read from real files and kept in a real catalogue."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.catalogue import open_catalogue
from ingest.parse import ReportParser
from ingest.sync import synchronise

LETTER = """\
ỦY BAN NHÂN DÂN TỈNH HOA MAI
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP
Số: 215/BC-BQL
Hoa Mai, ngày 05 tháng 11 năm 2024

BÁO CÁO
Kết quả thu hút đầu tư tháng 10 năm 2024

I. Thu hút đầu tư nước ngoài
Trong tháng 10 năm 2024, các khu công nghiệp thu hút 12 dự án mới với tổng vốn đăng ký 145,6 triệu USD.
Có 7 dự án điều chỉnh tăng vốn với số vốn tăng thêm là 38,2 triệu USD.
Lũy kế đến hết tháng 10 năm 2024, các khu công nghiệp có 318 dự án FDI với tổng vốn 6.420,5 triệu USD.
Vốn thực hiện trong tháng ước đạt 96,4 triệu USD, tăng 8,5% so với cùng kỳ năm trước.

II. Thu hút đầu tư trong nước
Trong tháng có 5 dự án trong nước được cấp mới với tổng vốn 1.250 tỷ đồng.
Lũy kế các khu công nghiệp có 142 dự án trong nước với tổng vốn đăng ký 28.700 tỷ đồng.

III. Lao động
Tổng số lao động làm việc trong các khu công nghiệp là 84.300 người, trong đó lao động nữ là 51.200 người.
Thu nhập bình quân của người lao động đạt 8,9 triệu đồng/người/tháng.
Có 96% doanh nghiệp đã thành lập tổ chức công đoàn cơ sở theo đúng quy định của pháp luật.

IV. Hạ tầng
Tỷ lệ lấp đầy bình quân của các khu công nghiệp đang hoạt động đạt 72,4% diện tích đất công nghiệp.
Diện tích đất công nghiệp đã cho thuê là 1.860 ha, còn lại 710 ha chưa cho thuê.
"""


def slipped(text: str) -> str:
    """The letter as a scanner of pictures reads it: letters misread here and there, two digits as well."""
    head, body = text.split("\nI. ")
    words = body.split(" ")
    for at in range(9, len(words), 11):
        words[at] = re.sub(r"(?<=\w)(?:ng?|m)\b", "rn", words[at], count=1)
    for at in range(20, len(words), 23):
        words[at] = words[at].replace("ă", "â").replace("ầ", "â").replace("i", "l")
    return f"{head}\nI. " + " ".join(words).replace("51.200", "51.20O").replace("710 ha", "770 ha")


class Office:
    """A folder of reports and what the catalogue makes of it."""

    def __init__(self, place: Path, encoder: object) -> None:
        self.reports, self.data = place / "reports", place / "data"
        self.reports.mkdir()
        self._encoder = encoder

    def file(self, name: str, text: str) -> None:
        (self.reports / name).write_text(text, encoding="utf-8")

    def links(self, *, warnings: bool = False) -> set[tuple[str, str, str]]:
        """(the one that stands back, how, the one that is cited)."""
        synchronise(
            [self.reports], self.data, encoder=self._encoder, publish=lambda _: None, parser=ReportParser()
        )
        with open_catalogue(self.data) as catalogue:
            names = {report.id: report.document for report in catalogue.reports()}
            return {(names[k.report_id], k.kind, names[k.other]) for k in catalogue.links()}

    def searched(self) -> set[str]:
        """Documents whose passages the index is built from."""
        with open_catalogue(self.data) as catalogue:
            names = {report.id: report.document for report in catalogue.reports()}
            return {names[p.report_id] for passages, _ in catalogue.vectors() for p in passages}


@pytest.fixture
def office(tmp_path: Path, encoder: object) -> Office:
    return Office(tmp_path, encoder)


@pytest.fixture
def letter() -> str:
    return LETTER


@pytest.fixture
def scan() -> Callable[[str], str]:
    return slipped
