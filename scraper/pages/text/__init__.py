"""Facts about plain text that several readers of pages share: language, letters, known lines."""
