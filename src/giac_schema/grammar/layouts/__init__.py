"""From text to cells: what each says, which marks stand around it, and where on its line it stands."""
