"""What is measured rather than tested: scripts that print tables with the machine they ran on."""
