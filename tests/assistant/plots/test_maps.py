import io

import pytest
from PIL import Image

from assistant.plots.maps import map_png, place
from assistant.plots.sites import Site, SiteMap

CROWD = tuple(Site(name=f"KCN Số {n}", latitude=20.8 + n / 1000, longitude=106.6) for n in range(12))


@pytest.mark.parametrize(
    "sites", [CROWD[:1], CROWD, (CROWD[0], Site(name="Xa", latitude=10.0, longitude=105.0))]
)
def test_any_number_of_places_can_be_drawn(sites):
    picture = Image.open(io.BytesIO(map_png(SiteMap(title="Vị trí $x$ <b>", sites=sites))))
    assert picture.size == (1260, 1000)


def test_labels_of_neighbours_do_not_cover_each_other():
    taken = []
    for n in range(12):
        x, y, wide, high = 500.0, 500.0 + n * 3, 80.0, 14.0
        dx, dy = place((x, y), (wide, high), taken, (0, 0, 1000, 1000), 1.0)
        box = (x + dx, y + dy, x + dx + wide, y + dy + high)
        assert not [b for b in taken if b[0] < box[2] and box[0] < b[2] and b[1] < box[3] and box[1] < b[3]]
        taken.append(box)
