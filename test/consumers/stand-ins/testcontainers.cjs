/**
 * As much of Testcontainers for Node.js as the example uses, where there is no Docker: a container of the image is the
 * command that the image starts, with the same variables, at the port that the container would be mapped to.
 */
const { spawn } = require('node:child_process');
const { createInterface } = require('node:readline');

exports.Wait = { forHttp: (path, port) => ({ path, port }) };

exports.GenericContainer = class {
  constructor(image) {
    if (image !== 'waldur-payments-mock') throw new Error(`There is no image ${image}.`);
    this.ports = [];
    this.environment = {};
  }
  withExposedPorts(...ports) {
    this.ports = ports;
    return this;
  }
  withEnvironment(environment) {
    this.environment = environment;
    return this;
  }
  withWaitStrategy(wait) {
    this.wait = wait;
    return this;
  }
  async start() {
    const args = ['start', '--port', '0', '--quiet', '--log-format', 'json'];
    const server = spawn(process.env.STAND_IN_COMMAND, args, {
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: server.stdout });
    const [line] = await require('node:events').once(lines, 'line');
    const { port } = JSON.parse(line);
    const isExposed = (wanted) => this.ports.includes(wanted) && wanted === 8000;
    if (!isExposed(this.wait.port)) throw new Error(`The port ${this.wait.port} is not exposed.`);
    const { ok } = await fetch(`http://127.0.0.1:${port}${this.wait.path}`);
    if (!ok) throw new Error(`${this.wait.path} does not answer.`);
    return {
      getHost: () => '127.0.0.1',
      getMappedPort(wanted) {
        if (!isExposed(wanted)) throw new Error(`The port ${wanted} is not exposed.`);
        return port;
      },
      stop: async () => server.kill() && require('node:events').once(server, 'exit'),
    };
  }
};
