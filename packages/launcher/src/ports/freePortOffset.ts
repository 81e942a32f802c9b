import { isFree } from './portCheck';
import { readPorts } from './ports';

/** Components that come later need no more ports than this. */
const STEP = 20;

/** The first offset from here on at which every port of the platform is free. */
export async function freePortOffset(from: number): Promise<number> {
  for (let offset = from; ; offset += STEP) {
    const ports = Object.values(
      readPorts({ ROSETTA_PORT_OFFSET: String(offset) }),
    );
    const free = await Promise.all(ports.map(isFree));
    if (free.every(each => each)) return offset;
  }
}
