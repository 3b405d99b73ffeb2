"""JATS: catalogue record, text, tables and relations of one article."""
