"""What a checkout needs around the package: set-up, checks, the demo, a JupyterLab to drive."""
