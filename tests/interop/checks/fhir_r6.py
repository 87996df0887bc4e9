"""The R6 bundle: the same content, in a shape that R5 must refuse."""

import json

from fhir.resources.artifactassessment import ArtifactAssessment
from pydantic import ValidationError

from common import differences
from fhir_shape import expected, found

FORMAT = "fhir-r6"


def check(path, review):
    bundle = json.loads(path.read_text(encoding="utf-8"))
    resources = [entry["resource"] for entry in bundle.get("entry", [])]
    yield from differences("assessments", expected(review), [found(one) for one in resources])
    for one in resources:
        try:
            ArtifactAssessment.model_validate(one)
            yield f"{one['title']}: R5 takes it, so it is not the shape of R6"
        except ValidationError:
            pass
