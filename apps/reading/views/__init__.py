"""What a reader asks over the web."""
