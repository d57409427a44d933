"""The pages of what happened beside the text: log, contributions, watchlist, notices."""
