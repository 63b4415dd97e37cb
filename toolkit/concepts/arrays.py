"""Names for the arrays that the drawing reckons with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Small = NDArray[np.int32]
"""Half as wide as ``Numbers`` and so twice as fast; holds products of lengths on a map, up to 2 ** 31."""
