"""The nouns of Probatum, one file for each station of the line; frozen, without behaviour."""
