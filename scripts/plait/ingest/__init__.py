"""Read what people bring: questionnaires, people, transcripts."""
