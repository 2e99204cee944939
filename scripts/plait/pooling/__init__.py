"""Set the released results of several trusts side by side."""
