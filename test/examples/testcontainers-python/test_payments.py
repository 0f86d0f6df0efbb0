"""Example: the mock in a container, for pytest. Docker must know the image."""

import json
import time
import urllib.request

import pytest
from testcontainers.core.container import DockerContainer

PROFILE = "/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/"


def call(method, url, body=None):
    """Asks as staff; gives the status, and the JSON of the answer."""
    headers = {"Authorization": "Token YOUR_API_TOKEN", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as response:
        answer = response.read()
        return response.status, json.loads(answer) if answer else None


@pytest.fixture(scope="session")
def waldur_server():
    """One mock for all tests, as soon as it answers."""
    with DockerContainer("waldur-payments-mock").with_exposed_ports(8000) as container:
        url = f"http://{container.get_container_host_ip()}:{container.get_exposed_port(8000)}"
        deadline = time.monotonic() + 60
        while True:
            try:
                call("GET", f"{url}/__admin/health")
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
        yield url


@pytest.fixture
def waldur_url(waldur_server):
    """Where Waldur is, as it was at the start."""
    call("POST", f"{waldur_server}/__admin/reset")
    return waldur_server


def test_a_payment_is_recorded(waldur_url):
    body = {"profile": PROFILE, "date_of_payment": "2023-10-01", "sum": "100.00"}
    status, payment = call("POST", f"{waldur_url}/api/payments/", body)
    assert (status, payment["sum"]) == (201, "100.00")
