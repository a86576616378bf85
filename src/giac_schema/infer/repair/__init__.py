"""Where the error is: the smallest sets of cells whose change lets every rule hold."""
