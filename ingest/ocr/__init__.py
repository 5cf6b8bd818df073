"""Pages that are pictures of text: rendered, straightened and read with Tesseract."""
