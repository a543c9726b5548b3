"""The sites of a city that does not exist, as its publishing systems would print them.

Pages of six systems in UTF-8 and GBK, lists, the column of disclosure, annual reports and attachments.
Some have a fault under a key, some only look as if they had. Sentences, markup and names are made up.
"""

from made_up_site.plan import FAULTS, NEAR_MISSES, Plan
from made_up_site.writing import Key, write_site

__all__ = ["FAULTS", "NEAR_MISSES", "Key", "Plan", "write_site"]
