"""What follows when a person takes something back."""
