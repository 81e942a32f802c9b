import { once } from 'node:events';
import { createServer } from 'node:net';
import { Problem } from '../problem';
import { Component } from '../supervisor/types';
import { findListener } from './listeners';
import { readPorts } from './ports';

/** Reports a port in use, its owner and the cure, before anything is started. */
export async function checkPorts(
  components: readonly Pick<Component, 'title' | 'port'>[],
) {
  for (const { title, port } of components)
    if (!(await isFree(port))) throw taken(title, port);
}

function taken(title: string, port: number) {
  const listener = findListener(port);
  const by = listener
    ? ` by ${listener.command} (process ${listener.pid})`
    : ' by another program';
  return new Problem(
    `Port ${port}, for ${title}, is taken${by}.`,
    `End that program, or move all ports of Rosetta: ROSETTA_PORT_OFFSET=${nextOffset()}.`,
  );
}

function nextOffset() {
  return ((readPorts().backstage - 7007) % 9_000) + 100;
}

/** On every address: a program that listens on another one would get part of our requests. */
export async function isFree(port: number) {
  return (await canListen(port, '127.0.0.1')) && canListen(port, '::');
}

async function canListen(port: number, host: string) {
  const server = createServer();
  server.listen({ port, host, exclusive: true });
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    // An address that this machine does not have can't be taken.
    return (error as NodeJS.ErrnoException).code !== 'EADDRINUSE';
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
}
