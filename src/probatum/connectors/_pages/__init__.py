"""Documents that people lay out for reading: HTML, Markdown, DOCX and PDF as headings and paragraphs."""
