"""What readers look at beside an article: sources, the evidence as pictures, figures. Reads only."""
