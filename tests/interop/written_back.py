"""What our write-back puts into a citation: a keyword for the category, a note of each appraisal."""

import re


def categories(study):
    return {f"MMAT:{one['category']}" for one in study["appraisals"] if one["category"]}


def notes(study):
    """The answers that each note must hold; an appraisal with neither category nor response has none."""
    expected = []
    for appraisal in study["appraisals"]:
        given = {item["item"]: item["response"] or "not answered" for item in appraisal["items"]}
        if appraisal["category"] or any(item["response"] for item in appraisal["items"]):
            expected.append(given)
    return expected


def answers(note):
    """The answers in a note, by item."""
    found = re.findall(r"(?:^MMAT 2018: |; )(S[12]|[1-5]\.[1-5]) (Yes|No|Can't tell|not answered)(?=;|$)", note)
    return dict(found)
