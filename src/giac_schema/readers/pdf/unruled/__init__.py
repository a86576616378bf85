"""Tables without rulings: words to blocks, blocks to bands, and columns by where headers and figures stand."""
