"""The site: read, personalise, follow up, review, sign. It knows the engine; the engine does not know it."""
