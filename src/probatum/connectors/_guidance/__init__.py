"""Guidelines and protocols: what must be known of them, their recommendations, and their sections."""
