"""How much faster a second Ray worker reads scans."""
