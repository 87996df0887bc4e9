"""The review file, by the json module of Python."""

import json

from common import appraisals, differences

FORMAT = "json"
TOKENS = {"yes": "Yes", "no": "No", "cant-tell": "Can't tell"}


def check(path, review):
    file = json.loads(path.read_text(encoding="utf-8"))
    inner = file["review"]
    names = {one["id"]: one["name"] for one in inner["reviewers"]}
    found = {}
    for appraisal in inner["appraisals"]:
        key = (appraisal["study"], names[appraisal["reviewer"]])
        found[key] = {item: TOKENS.get(answer.get("response")) for item, answer in appraisal["answers"].items()}
    for study, appraisal in appraisals(review):
        if appraisal is None:
            continue
        answers = found.get((study["id"], appraisal["reviewer"]), {})
        for item in appraisal["items"]:
            where = f"{study['label']}, {appraisal['reviewer']}, {item['item']}"
            yield from differences(where, item["response"], answers.get(item["item"]))
