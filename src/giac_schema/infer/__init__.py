"""What identities prove about the cells of a report: where the error is, what a blank must be.

Everything here is exact and the same every time; work is bounded, and an answer that is not complete says so.
"""

from giac_schema.infer.deduce import deduce
from giac_schema.infer.placing.place import Place, place
from giac_schema.infer.repair.locate import Fault, locate
from giac_schema.infer.review import review
from giac_schema.infer.suggest import with_inference
from giac_schema.infer.taken import with_proofs
from giac_schema.infer.watch import watch
from giac_schema.rules.catalogue.exchanged import exchanged

__all__ = [
    "Fault",
    "Place",
    "deduce",
    "exchanged",
    "locate",
    "place",
    "review",
    "watch",
    "with_inference",
    "with_proofs",
]
