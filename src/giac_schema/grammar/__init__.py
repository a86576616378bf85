"""Text to model: the layouts of text, the labels and tables of the form, numerals, headings.

The ``.lark`` files beside this one say what is accepted; the Python feeds them and transforms.
"""
