"""How the models that ship were trained: each script writes one data file, the same bytes every time."""
