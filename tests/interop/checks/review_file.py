"""The review file, by the json module of Python, and its seal, by hashlib."""

import hashlib
import json

from common import appraisals, differences

FORMAT = "json"
TOKENS = {"yes": "Yes", "no": "No", "cant-tell": "Can't tell"}


def sha(*parts):
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def without(value, *names):
    return {name: part for name, part in value.items() if name not in names}


def seal(file):
    """Each part of the seal as it is computed here, and as the file has it."""
    inner, sealed = file["review"], file["integrity"]
    review = inner["id"]
    lists = {"studies": "study", "appraisals": "appraisal", "consensus": "consensus"}
    yield sha("file", review, without(file, "review", "log", "integrity")), sealed["file"]
    yield sha("review", review, without(inner, *lists)), sealed["review"]
    for name, kind in lists.items():
        hashes = [part["hash"] if kind == "appraisal" else part for part in sealed[name]]
        yield [sha(kind, review, part) for part in inner.get(name, [])], hashes
    for chain, told in zip(file["log"], sealed["log"], strict=True):
        before = ""
        for entry in chain["entries"]:
            before = sha("log", review, before, without(entry, "hash"))
            yield before, entry["hash"]
        yield [len(chain["entries"]), before], [told["entries"], told["last"]]
    yield sha("seal", review, without(sealed, "seal")), sealed["seal"]


def check(path, review):
    file = json.loads(path.read_text(encoding="utf-8"))
    for computed, sealed in seal(file):
        yield from differences("seal", computed, sealed)
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
