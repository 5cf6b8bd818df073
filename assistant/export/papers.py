"""Papers as DOCX files."""

from assistant.export.blocks import Drawing, Grid, Heading, Paper, Words
from assistant.export.letters import open_letter
from assistant.plots.draw import draw_png
from assistant.plots.maps import map_png
from assistant.plots.records import Plot


def paper_docx(paper: Paper) -> bytes:
    """The file's bytes."""
    letter = open_letter(paper.title, maker=paper.maker, made=paper.made)
    letter.head(paper.title)
    for block in paper.blocks:
        match block:
            case Heading():
                letter.section(block.text, block.level)
            case Words():
                letter.line(block.runs, style=block.style, lead=block.lead, mark=block.mark)
            case Grid():
                letter.table(block.heads, block.rows, block.widths)
            case Drawing():
                letter.picture(picture_of(block), block.said)
    return letter.save()


def picture_of(drawing: Drawing) -> bytes:
    """A drawing as PNG."""
    drawn = drawing.drawn
    return draw_png(drawn) if isinstance(drawn, Plot) else map_png(drawn)
