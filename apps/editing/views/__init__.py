"""What is asked over the web of the commands that change text."""
