"""The town's own figures beside the published ones."""
