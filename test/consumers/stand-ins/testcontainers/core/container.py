"""
As much of Testcontainers for Python as the example uses, where there is no Docker: a container of the image is the command
that the image starts, at the port that the container would be mapped to.
"""

import json
import os
import subprocess


class DockerContainer:
    def __init__(self, image):
        assert image == "waldur-payments-mock", f"There is no image {image}."
        self.ports = ()

    def with_exposed_ports(self, *ports):
        self.ports = ports
        return self

    def __enter__(self):
        command = [os.environ["STAND_IN_COMMAND"], "start", "--port", "0", "--quiet", "--log-format", "json"]
        self.server = subprocess.Popen(command, stdout=subprocess.PIPE)
        self.port = json.loads(self.server.stdout.readline())["port"]
        return self

    def __exit__(self, *error):
        self.server.terminate()
        self.server.wait(timeout=10)
        self.server.stdout.close()

    def get_container_host_ip(self):
        return "127.0.0.1"

    def get_exposed_port(self, port):
        assert port in self.ports and port == 8000, f"The port {port} is not exposed."
        return self.port
