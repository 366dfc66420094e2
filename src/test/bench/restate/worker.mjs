// The peer of the benchmark: one handler of four durable steps, each of which sends what the call began with to the benchmark's
// endpoint and keeps the id that it answers. Arguments: the port to listen on, the URL that the steps are sent to.
import { Agent, request } from 'node:http';
import { createServer } from 'node:http2';
import { createEndpointHandler, service } from '@restatedev/restate-sdk';

const [port, url] = process.argv.slice(2);
const steps = ['create', 'flow', 'update', 'close'];
// Node's own client on kept connections: a request by fetch() costs several times as much, which would not be the engine's cost.
const agent = new Agent({ keepAlive: true });

// The SDK calls it, and Node has it from version 22 on.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((fulfil, fail) => ([resolve, reject] = [fulfil, fail]));
  return { promise, resolve, reject };
};

function send(step, call) {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(call) };
    const outgoing = request(`${url}/${step}`, { method: 'POST', agent, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(JSON.parse(Buffer.concat(chunks)).id)
          : reject(new Error(`Expected 200 for ${step}, but got ${answer.statusCode}`)),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(call);
  });
}

const calls = service({
  name: 'Calls',
  handlers: {
    abandoned: async (context, call) => {
      const body = JSON.stringify(call);
      for (const step of steps) {
        await context.run(step, () => send(step, body));
      }
    },
  },
});

createServer(createEndpointHandler({ services: [calls] })).listen(Number(port), '127.0.0.1');
