import { freePort } from '@rosetta/test-kit';

/** A free port per name, for processes that must know each other's port before they start. */
export async function freePorts<Name extends string>(
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const ports = {} as Record<Name, number>;
  for (const name of names) ports[name] = await freePort();
  return ports;
}
