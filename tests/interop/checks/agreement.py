"""The agreement figures over generated tables, by statsmodels, irrCAC and krippendorff.

The file is a list of tables, each with the ratings of two reviewers and those of all, `units`:
{name, ratings1, ratings2, categories, expected: {n, agree, percent, kappa, kappaLow, kappaHigh, pabak, ac1},
units, ac1, alpha}. Each unit lists the ratings it got; null where one is missing, in `units` and with the two
reviewers. A figure that cannot be computed is null, and so are both ends of an interval that cannot be
estimated. `percent` goes from 0 to 100. `categories` is what the instrument offers, used or not.
"""

import json
import math
import warnings

import krippendorff
import numpy
import pandas
from irrCAC.raw import CAC
from statsmodels.stats.inter_rater import cohens_kappa

TABLES = "agreement.json"
TOKEN = "agreement"
NEAR = 1e-9


def check(path):
    tables = json.loads(path.read_text(encoding="utf-8"))
    if len(tables) < 1000:
        yield f"the file holds {len(tables)} tables, not a thousand"
    yield from shapes(tables)
    for table in tables:
        yield from pair(table)
        rated = [unit for unit in map(given, table["units"]) if unit]
        yield from compare(table["name"], "ac1", coefficient(rated, table["categories"], "gwet"), table["ac1"], NEAR)
        yield from compare(table["name"], "alpha", alpha(table), table["alpha"], NEAR)


def shapes(tables):
    """The odd shapes must be among them, and the plain ones with every figure."""
    kinds = {
        "missing answers": lambda table: any(None in unit for unit in table["units"]),
        "a single study": lambda table: len(table["units"]) == 1,
        "no variance": lambda table: table["expected"]["n"] > 0 and table["expected"]["kappa"] is None,
        "an interval": lambda table: table["expected"]["kappaLow"] is not None,
        "an alpha": lambda table: table["alpha"] is not None,
        "more than two reviewers": lambda table: len(table["units"][0]) > 2,
    }
    for name, is_it in kinds.items():
        number = sum(map(is_it, tables))
        if number < 50:
            yield f"{number} tables with {name}, not 50"


def pair(table):
    name, ours, categories = table["name"], table["expected"], table["categories"]
    both = [pair for pair in zip(table["ratings1"], table["ratings2"], strict=True) if None not in pair]
    n, agree = len(both), sum(one == other for one, other in both)
    yield from compare(name, "n", n, ours["n"], 0)
    yield from compare(name, "agree", agree, ours["agree"], 0)
    yield from compare(name, "percent", agree / n * 100 if n else None, ours["percent"], NEAR)
    kappa, low, high = kappa_of(both, categories)
    yield from compare(name, "kappa", kappa, ours["kappa"], NEAR)
    yield from compare(name, "kappaLow", low, ours["kappaLow"], NEAR)
    yield from compare(name, "kappaHigh", high, ours["kappaHigh"], NEAR)
    for field, method in (("pabak", "bp"), ("ac1", "gwet")):
        yield from compare(name, field, coefficient(both, categories, method), ours[field], NEAR)


def compare(name, field, theirs, ours, near):
    if theirs is None or ours is None:
        if theirs is not ours:
            yield f"{name}, {field}: expected {theirs}, found {ours}"
    elif not abs(theirs - ours) <= near:
        yield f"{name}, {field}: expected {theirs!r}, found {ours!r}"


def square(both, categories):
    counts = numpy.zeros((len(categories), len(categories)))
    for one, other in both:
        counts[categories.index(one), categories.index(other)] += 1
    return counts


def kappa_of(both, categories):
    """Cohen's kappa with the interval that does not assume kappa = 0, by statsmodels."""
    if not both:
        return None, None, None
    counts = square(both, categories)
    margins = counts.sum(0) * counts.sum(1) / counts.sum() ** 2
    if math.isclose(margins.sum(), 1):
        return None, None, None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = cohens_kappa(counts)
    # An interval of no width says nothing: not estimable. A variance of zero comes out as noise around 1e-17.
    if result.var_kappa < 1e-15:
        return result.kappa, None, None
    width = 1.959963984540054 * math.sqrt(result.var_kappa)
    return result.kappa, result.kappa - width, result.kappa + width


def coefficient(units, categories, method):
    """By irrCAC with the whole list of categories: gwet for AC1, bp for Brennan and Prediger's."""
    wide = max((len(unit) for unit in units), default=0)
    if not any(len(unit) > 1 for unit in units):
        return None
    # An odd one out: with fewer than two units irrCAC divides by zero on its way to the error.
    units = units if len(units) > 1 else units * 2
    frame = pandas.DataFrame([[*unit, *[None] * (wide - len(unit))] for unit in units])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = getattr(CAC(frame, categories=categories, digits=15), method)()
    return float(result["est"]["coefficient_value"])


def given(unit):
    return [one for one in unit if one is not None]


def alpha(table):
    """Krippendorff's alpha for nominal data; null where no unit has two ratings or nothing varies."""
    categories = table["categories"]
    rated = [given(unit) for unit in table["units"]]
    pairable = [unit for unit in rated if len(unit) > 1]
    if len({one for unit in pairable for one in unit}) < 2:
        return None
    counts = [[unit.count(category) for category in categories] for unit in rated]
    return float(krippendorff.alpha(value_counts=numpy.array(counts), level_of_measurement="nominal"))
