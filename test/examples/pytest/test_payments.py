"""Example: tests that use the fixture of conftest.py. `python3 test_payments.py` runs them without pytest."""

import json
import urllib.request

from conftest import admin, running_mock

EXAMPLE = "a1b2c3d4-e5f6-7890-abcd-ef1234567890"


def call(method, url, body=None, token="YOUR_API_TOKEN"):
    """Asks the API as staff; gives the JSON of its answer."""
    headers = {"Authorization": f"Token {token}", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)


def record(url, amount):
    """Records a payment of the shipped profile."""
    profile = f"{url}/api/payment-profiles/{EXAMPLE}/"
    body = {"profile": profile, "date_of_payment": "2023-10-01", "sum": amount}
    return call("POST", f"{url}/api/payments/", body)


def test_a_payment_is_recorded_once(waldur_url):
    assert record(waldur_url, "100.00")["sum"] == "100.00"
    expected = {"matches": {"operation": "payments_create", "body": {"sum": "100.00"}}, "times": 1}
    verification = admin(waldur_url, "POST", "requests/verify", expected)
    assert verification["verified"], verification


def test_each_test_begins_without_the_payments_of_the_one_before(waldur_url):
    assert admin(waldur_url, "GET", "requests")["total"] == 0
    before = len(call("GET", f"{waldur_url}/api/payments/?page_size=300"))
    record(waldur_url, "200.00")
    assert len(call("GET", f"{waldur_url}/api/payments/?page_size=300")) == before + 1


if __name__ == "__main__":
    with running_mock() as server:
        for name, test in [item for item in globals().items() if item[0].startswith("test_")]:
            admin(server, "POST", "reset")
            test(server)
            print(f"{name} passed")
