"""Tables in a markup: those of wikis and AsciiDoc become grids, those of LaTeX and forums HTML."""
