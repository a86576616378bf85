"""For the tests of those who write rules: one line that proves what can be proved of a rule.

Needs the extra ``testing``.  Nothing is imported from a test runner; what fails is an
``AssertionError`` whose message shows the smallest report that makes it fail.
"""

from giac_schema.testing.battery import assert_rule

__all__ = ["assert_rule"]
