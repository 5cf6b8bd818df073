"""Which reports are one and the same, and which one takes another's place."""
