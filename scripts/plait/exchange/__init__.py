"""Exchange codings and codebooks with other tools for qualitative analysis."""
