import { createServer } from 'node:net';
import { once } from 'node:events';
import { freePort } from './freePort';
import { checkPorts, isFree } from './portCheck';
import { readPorts } from './ports';

describe('ports', () => {
  it('have the default numbers and move together', () => {
    expect(readPorts({})).toMatchObject({ backstage: 7007, postgres: 54329 });
    expect(readPorts({ ROSETTA_PORT_OFFSET: '100' })).toMatchObject({
      backstage: 7107,
      'finops-api': 7202,
      postgres: 54429,
    });
  });

  it.each(['-1', 'abc', '10001', '1.5'])('reject the offset %s', offset => {
    expect(() => readPorts({ ROSETTA_PORT_OFFSET: offset })).toThrow(
      `ROSETTA_PORT_OFFSET is "${offset}". Set it to a whole number from 0 to 10000.`,
    );
  });

  it('are reported with their owner and the cure when they are in use', async () => {
    const server = createServer().listen(await freePort(), '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(checkPorts([{ title: 'Backstage', port }])).rejects.toThrow(
      new RegExp(
        `^Port ${port}, for Backstage, is taken by node.* \\(process ${process.pid}\\)\\. .*ROSETTA_PORT_OFFSET=`,
      ),
    );
    server.close();
  });

  it('are free when nobody listens', async () => {
    expect(await isFree(await freePort())).toBe(true);
  });
});
