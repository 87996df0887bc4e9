"""The R5 bundle, by fhir.resources, which refuses what R5 does not know."""

from fhir.resources.bundle import Bundle

from common import differences
from fhir_shape import expected, found

FORMAT = "fhir-r5"


def check(path, review):
    bundle = Bundle.model_validate_json(path.read_text(encoding="utf-8"))
    assert bundle.type == "collection"
    resources = [entry.resource for entry in bundle.entry or []]
    assert all(one.get_resource_type() == "ArtifactAssessment" for one in resources)
    assert len({one.id for one in resources}) == len(resources), "two resources have one id"
    yield from differences("assessments", expected(review), [found(one.model_dump(mode="json", by_alias=True)) for one in resources])
