"""ClinicalTrials.gov: a study as a document."""
