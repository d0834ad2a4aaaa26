"""How the packaged tables were made. Run by hand when the tables they come from change; never imported by the product."""
