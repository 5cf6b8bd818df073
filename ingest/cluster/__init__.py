"""Files read by the machines of a Ray cluster; who asked for them stores them alone."""
