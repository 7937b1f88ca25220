"""One reader for each format: decoded text → paragraphs."""
