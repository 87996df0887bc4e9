"""What an ArtifactAssessment of either version says, and what it should say."""

ITEMS = "urn:mmat-appraisal:code-system:mmat-2018-item"


def cleaned(text):
    """FHIR text: no control characters, nothing around it; None where nothing is left."""
    kept = "".join(c for c in text if c in "\t\n\r" or (ord(c) >= 32 and not 127 <= ord(c) < 160 and c not in "\ufffe\uffff"))
    return kept.strip() or None


def expected(review):
    """Each appraisal of a review as the facts that must be in its resource."""
    return [
        {
            "author": cleaned(appraisal["reviewer"]),
            "category": appraisal["category"],
            "set": appraisal["set"],
            "failed": failed(review, appraisal),
            "items": [item for item in map(rated, appraisal["items"]) if any(item[1:])],
        }
        for study in review["studies"]
        for appraisal in study["appraisals"]
    ]


def rated(item):
    words = [cleaned(item["location"]), cleaned(item["quote"])]
    quotation = ": ".join(word for word in words if word) or None
    return [item["item"], item["response"], cleaned(item["comment"]), quotation]


def failed(review, appraisal):
    answers = {item["item"]: item["response"] for item in appraisal["items"]}
    return review["screeningUsed"] and any(answers.get(item) in ("No", "Can't tell") for item in ("S1", "S2"))


def found(resource):
    """The same facts out of a resource of R5 or R6."""
    content = resource["content"][0]
    facts = {"author": None, "category": None, "set": None, "failed": False, "items": []}
    author = content.get("author")
    if author:
        facts["author"] = (author[0] if isinstance(author, list) else author)["display"]
    for part in content.get("component") or []:
        coding = part["type"]["coding"][0]
        classifier = (part.get("classifier") or [{"coding": [{}]}])[0]["coding"][0]
        if coding["system"] == ITEMS:
            facts["items"].append([coding["code"], classifier.get("display"), part.get("summary"), quotation(part)])
        elif coding["code"] == "category":
            facts["category"] = classifier["code"]
        elif coding["code"] == "quantitative-set":
            facts["set"] = classifier["code"]
        elif coding["code"] == "screening":
            facts["failed"] = part["summary"].startswith("Screening failed")
        else:
            raise AssertionError(f"nobody knows the component {coding['code']}")
    return facts


def quotation(part):
    if part.get("relatedArtifact"):
        return part["relatedArtifact"][0]["citation"]
    if part.get("relatesTo"):
        return part["relatesTo"][0]["extension"][0]["valueMarkdown"]
    return None
