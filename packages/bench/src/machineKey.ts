import { generateKeyPairSync } from 'node:crypto';

/** A key that a batch signs its calls with, as the configuration has it. */
export const createMachineKey = (): string => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({
    ...privateKey.export({ format: 'jwk' }),
    kid: 'bench',
    alg: 'ES256',
  });
};
