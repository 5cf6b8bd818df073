"""Time series drawn: SVG for pages, whose points are links, and PNG for documents."""
