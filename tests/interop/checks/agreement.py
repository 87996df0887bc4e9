"""The agreement figures over generated tables, by statsmodels, irrCAC and krippendorff.

The file is a list of tables, two kinds of them. Two reviewers:
{name, ratings1, ratings2, categories, expected: {n, agree, percent, kappa, kappaLow, kappaHigh, pabak, ac1}};
any number of them: {name, units, categories, expected or alpha}, where each unit lists one rating
per reviewer and null where there is none. A figure that cannot be computed is null, and so are both
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
# irrCAC gives back figures rounded to five digits.
ROUNDED = 5.1e-6


def check(path):
    tables = json.loads(path.read_text(encoding="utf-8"))
    if not tables:
        yield "the file holds no table"
    for table in tables:
        if "ratings1" in table:
            yield from pair(table)
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
        exact, rounded = coefficient(both, categories, method)
        yield from compare(name, field, exact, ours[field], NEAR)
        yield from compare(name, f"{field} by irrCAC", rounded, ours[field], ROUNDED)


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


def coefficient(both, categories, method):
    """By irrCAC with the whole list of categories: the figure from its exact parts, and its rounded one."""
    if not both:
        return None, None
    frame = pandas.DataFrame(both)
    cac = CAC(frame, categories=categories)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = getattr(cac, method)()["est"]
    counts = square(both, categories) / len(both)
    agreed = float(numpy.trace(counts))
    chance = 1 / len(categories)
    if method == "gwet":
        mean = (counts.sum(0) + counts.sum(1)) / 2
        chance = float((mean * (1 - mean)).sum() / (len(categories) - 1))
    return (agreed - chance) / (1 - chance), float(result["coefficient_value"])


def alpha(table):
    """Krippendorff's alpha for nominal data; null where no unit has two ratings or nothing varies."""
    categories = table["categories"]
    rated = [[one for one in unit if one is not None] for unit in table["units"]]
    pairable = [unit for unit in rated if len(unit) > 1]
    if len({one for unit in pairable for one in unit}) < 2:
        return None
    counts = [[unit.count(category) for category in categories] for unit in rated]
    return float(krippendorff.alpha(value_counts=numpy.array(counts), level_of_measurement="nominal"))
