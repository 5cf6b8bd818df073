"""Words by which a letter tells what was printed from what is to be read, without diacritics."""

import re

CORRECTS = re.compile(
    r"\b(?:dinh chinh|cai chinh|(?:sua|hieu chinh|chinh sua|chinh ly)(?: doi| lai| chua)?(?: mot so)? so lieu"
    r"|thay (?:the )?cum tu|sai sot (?:ve |cua )?so lieu|(?:in|ghi|viet|nhap) (?:nham|sai)\b)"
)
"""What a paper says once at least where it corrects another."""

_REPAIR = r"(?:sua(?: chua| doi)?|chinh(?: sua| ly)?|dieu chinh|dinh chinh|cai chinh|hieu chinh|doi)"
_ROLE = (
    rf"(?P<new>{_REPAIR}(?: lai)?(?: so lieu| noi dung)?(?: thanh| la| bang)\b(?: la)?"
    rf"|(?:xin |nay |da |duoc )+{_REPAIR}(?: lai)?\s*:|(?<!\w){_REPAIR} lai\s*:"
    rf"|{_REPAIR}\s*:(?=\s*[“\"«'‘\d])"
    r"|(?:xin |phai |can )*(?:doc|viet|ghi|hieu)(?: lai| dung)*(?: la| thanh)\b"
    r"|(?:con )?so(?: lieu)? (?:dung|chinh xac|moi|sua lai)(?: phai)? ?(?:la\b|:)|(?:dung|chinh xac|nay|phai)"
    r" la\b(?= ?:? ?[“\"«'‘\d])|noi dung (?:dinh chinh|dung|moi|sua lai) ?(?:la\b|:)|(?<!\w)dung ?:"
    r"|(?:duoc )?thay (?:the )?(?:bang|thanh)\b|(?<!hinh )(?<!hoan )(?<!cau )thanh(?= ?:? ?[“\"«'‘\d])"
    r"|(?:noi dung|so lieu) sau (?:khi )?(?:dinh chinh|sua)(?: la)? ?:?"
    r"|bang(?: cum tu| so lieu| con so| so| noi dung)*(?= ?[“\"«'‘]))"
    r"|(?P<old>da (?:in|viet|ghi|neu|cong bo|trinh bay|bao cao|ban hanh|phat hanh|dang)"
    r"(?: nham| sai)*(?: so lieu| so)?(?: la\b)?"
    r"|(?:in|viet|ghi|nhap)(?: nham| sai)+(?: thanh| la)?\b"
    r"|(?:con )?so(?: lieu)? (?:cu|sai|da in|da neu|da cong bo|da ghi|da bao cao) ?(?:la\b|:)"
    r"|(?:noi dung|so lieu) (?:cu|sai|truoc (?:khi )?(?:dinh chinh|sua))(?: la| sai)? ?(?:la\b|:)"
    r"|(?<!\w)(?:sai|viet) ?:"
    r"|thay (?:the )?(?:cum tu|so lieu|con so|noi dung|doan|so))"
    r"|(?P<instead>(?<=\()[^()]{0,60}?\b(?:da |truoc day )+(?:in|viet|ghi|neu|cong bo|bao cao)"
    r"(?: nham| sai)*(?: la\b)?|thay vi|chu khong phai(?: la)?|khong phai la)"
)
ROLES = re.compile(rf"\b(?:{_ROLE})")

OLD_HEAD = re.compile(
    r"\b(?:da (?:in|viet|ghi|neu|cong bo|bao cao|ban hanh|phat hanh|dang)|cu|sai"
    r"|truoc (?:khi )?(?:dinh chinh|sua))\b"
)
NEW_HEAD = re.compile(r"\b(?:dinh chinh|sua|dung|moi|chinh xac|doc la|sau (?:khi )?(?:dinh chinh|sua))\b")
"""Heads of the columns of a table of corrections, and what else the second one is called."""
