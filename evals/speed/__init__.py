"""How fast and how large: this pipeline beside the tutorials' one, each measured in its own process."""
