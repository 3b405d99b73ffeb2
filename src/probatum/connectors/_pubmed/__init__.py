"""PubMed XML: records out of a stream of bytes, and documents out of records."""
