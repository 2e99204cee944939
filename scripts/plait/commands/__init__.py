"""What a person asks of plait besides running a study, one module a command."""
