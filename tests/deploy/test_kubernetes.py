"""The manifests for a cluster: right by the schema, and of one piece with each other and with the container."""

import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.deploy
ROOT = Path(__file__).parents[2]
LABELS = {"app": "loss-lab"}


@pytest.fixture(scope="module")
def manifests():
    try:
        import yaml
    except ImportError:
        pytest.fail("PyYAML is missing: `pip install -r tests/deploy/requirements.txt`")
    return {one["kind"]: one for one in yaml.safe_load_all((ROOT / "deploy/kubernetes.yaml").read_text("utf-8"))}


@pytest.fixture
def pod(manifests):
    return manifests["Deployment"]["spec"]["template"]


@pytest.mark.parametrize("kind", ["Deployment", "Service", "Ingress", "PodDisruptionBudget", "HorizontalPodAutoscaler"])
@pytest.mark.parametrize("version", ["1.27", "1.33"])
def test_each_is_right_by_the_schema(manifests, kind, version):
    import kubernetes_validate

    kubernetes_validate.validate(manifests[kind], version, strict=True)


def test_the_schema_sees_a_slip(manifests):
    import kubernetes_validate

    slip = json.loads(json.dumps(manifests["Deployment"]))
    slip["spec"]["template"]["spec"]["containers"][0]["readynessProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(slip, "1.33", strict=True)


def test_they_name_each_other(manifests, pod):
    container = pod["spec"]["containers"][0]
    port = container["ports"][0]
    assert pod["metadata"]["labels"] == LABELS
    assert manifests["Deployment"]["spec"]["selector"]["matchLabels"] == LABELS
    assert manifests["Service"]["spec"]["selector"] == LABELS
    assert manifests["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == LABELS
    assert manifests["Service"]["spec"]["ports"][0]["targetPort"] == port["name"]
    backend = manifests["Ingress"]["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend["name"] == manifests["Service"]["metadata"]["name"]
    assert backend["port"]["name"] == manifests["Service"]["spec"]["ports"][0]["name"]
    target = manifests["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert target["name"] == manifests["Deployment"]["metadata"]["name"]


def test_a_class_survives_what_a_cluster_does(manifests, pod):
    container = pod["spec"]["containers"][0]
    assert manifests["HorizontalPodAutoscaler"]["spec"]["minReplicas"] >= 2
    assert manifests["PodDisruptionBudget"]["spec"]["minAvailable"] >= 1
    assert {"startupProbe", "readinessProbe", "livenessProbe"} <= set(container)
    assert set(container["resources"]) == {"requests", "limits"}
    assert manifests["Ingress"]["metadata"]["annotations"]["nginx.ingress.kubernetes.io/affinity"] == "cookie"


def test_it_is_the_container_that_is_built_here(pod):
    dockerfile = (ROOT / "deploy/Dockerfile").read_text("utf-8")
    container = pod["spec"]["containers"][0]
    assert re.search(r"^USER (\d+):", dockerfile, re.MULTILINE)[1] == str(pod["spec"]["securityContext"]["runAsUser"])
    assert re.search(r"^EXPOSE (\d+)", dockerfile, re.MULTILINE)[1] == str(container["ports"][0]["containerPort"])
    assert container["readinessProbe"]["httpGet"]["path"] in dockerfile
    assert container["securityContext"]["readOnlyRootFilesystem"]
