"""The quarterly bulletin: chosen indicators of a period, what changed, and where each number stands."""
