"""Where sentences end: a set marked by hand, and the splitters that are measured on it."""
