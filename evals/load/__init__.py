"""Many visitors at once, over the interface that browsers use; every answer compared with its right one."""
