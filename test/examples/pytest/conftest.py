"""Example: pytest fixtures that start the mock once and put it back before each test. The standard library is enough."""

import contextlib
import json
import os
import shlex
import subprocess
import urllib.request

# Where the command is, if not in the node_modules of the project.
COMMAND = shlex.split(os.environ.get("WALDUR_MOCK_COMMAND", "npx waldur-payments-mock"))


@contextlib.contextmanager
def running_mock(*flags):
    """Starts the mock on any free port, gives its URL, and stops it."""
    command = [*COMMAND, "start", "--port", "0", "--log-format", "json", "--quiet", *flags]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"The mock did not start: exit code {process.wait()}.")
        yield json.loads(line)["url"]
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


def admin(url, method, path, body=None):
    """Asks the control plane; gives the JSON of its answer, or None."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/__admin/{path}", data, headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as response:
        answer = response.read()
    return json.loads(answer) if answer else None


try:
    import pytest
except ImportError:  # Then test_payments.py runs by itself.
    pass
else:

    @pytest.fixture(scope="session")
    def waldur_server():
        """One mock for all tests: the one of `exec`, or one that starts here."""
        given = os.environ.get("WALDUR_MOCK_URL")
        with contextlib.nullcontext(given) if given else running_mock() as url:
            yield url

    @pytest.fixture
    def waldur_url(waldur_server):
        """Where Waldur is, as it was at the start."""
        admin(waldur_server, "POST", "reset")
        return waldur_server
