"""Reports that look as offices and the programs behind them leave them, each with its truth.

``report`` draws one, ``page`` says what a habit is; ``cells``, ``tables``, ``beside``, ``pages``, ``texts``, ``html``
are the catalogues of habits, ``writers`` the families of layouts; ``make`` puts all together, ``counting`` counts.
"""
