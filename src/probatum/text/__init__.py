"""Text as such: clean characters, sentences, terms, names and readability; no medicine in the code."""
