"""The passages found, put in order once more by how each one words what was asked."""
