"""From the characters of a PDF to paragraphs."""
