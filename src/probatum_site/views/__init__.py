"""Pages: each reads, or calls one action; none writes."""
