"""The agreement figures over generated tables, by statsmodels, irrCAC and krippendorff.

The file is a list of tables, two kinds of them. Two reviewers:
{name, ratings1, ratings2, categories, expected: {n, agree, percent, kappa, kappaLow, kappaHigh, pabak, ac1}};
any number of them: {name, units, categories, ac1, alpha}, where each unit lists the ratings it got, and may
have null where there is none; a list without `ac1` or `alpha` is not compared in it. A figure that cannot be computed is null, and so are both
ends of an interval that cannot be estimated. `percent` goes from 0 to 100. `categories` is what the
instrument offers, used or not.
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
    if not tables:
        yield "the file holds no table"
    for table in tables:
        if "ratings1" in table:
            yield from pair(table)
        if "ac1" in table:
            rated = [unit for unit in map(given, table["units"]) if unit]
            yield from compare(table["name"], "ac1", coefficient(rated, table["categories"], "gwet"), table["ac1"], NEAR)
        if "alpha" in table:
            yield from compare(table["name"], "alpha", alpha(table), table["alpha"], NEAR)


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
    width = 1.959963984540054 * math.sqrt(max(result.var_kappa, 0))
    # An interval of no width says nothing: not estimable.
    if width < NEAR:
        return result.kappa, None, None
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
