"""Sealed packets in the drills that kill, where the service has them."""
import hashlib
import uuid

from .service import Client


def can_seal(service):
    paths = Client(service).get("/openapi/v1.json")[2]["paths"]
    return "post" in paths.get("/v1/cases/{caseId}/packets", {})


def seal(client, case_id, revision):
    """Returns what was acknowledged of the packet: its number, and the digest of each bundle by audience."""
    status, _, packet = client.post(f"/v1/cases/{case_id}/packets", If_Match=f'"{revision}"', Idempotency_Key=str(uuid.uuid4()))
    if status != 201:
        return None
    return packet["number"], {bundle["audience"]: bundle["sha256"] for bundle in packet["bundles"]}


def faults(client, case_id, number, digests):
    """What differs from what was acknowledged; empty where every bundle is there byte for byte."""
    found = []
    for audience, digest in digests.items():
        status, _, content = client.get(f"/v1/cases/{case_id}/packets/{number}/bundle?audience={audience}")
        if status != 200 or hashlib.sha256(content).hexdigest() != digest:
            found.append(f"packet {number} of {case_id} for {audience}: {status}")
    return found
