"""Pages of the desk, for those who have a role."""
