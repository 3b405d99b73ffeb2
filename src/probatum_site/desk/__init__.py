"""What the people at the desk look at: queue, statements beside their sources, differences. Reads only."""
