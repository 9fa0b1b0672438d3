"""The catalogue of outlets: shipped facts and the watchlist's entries, found by name and by domain (`catalogue`)."""
