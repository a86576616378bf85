"""What programs take in: JSON and JSON lines, SARIF, JUnit XML, annotations of a pipeline."""
