"""Reports that look as offices and the programs behind them leave them, each with its truth.

``report`` draws one, ``page`` says what a habit is, ``cells``, ``tables``, ``pages``, ``texts`` and ``html`` are the
catalogues of habits, ``writers`` the families of layouts; ``make`` puts them together, ``counting`` counts.
"""
