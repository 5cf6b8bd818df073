"""Questions that the page offers, each tried first: the assistant itself answers it with the figure meant."""
