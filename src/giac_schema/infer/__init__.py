"""What identities prove about the cells of a report: where the error is, what a blank must be.

Everything here is exact and the same every time; work is bounded, and an answer that is not complete says so.
"""

from giac_schema.infer.deduce import deduce
from giac_schema.infer.locate import Fault, locate
from giac_schema.infer.suggest import with_inference

__all__ = ["Fault", "deduce", "locate", "with_inference"]
