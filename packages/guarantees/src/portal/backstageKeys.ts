import { generateKeyPair, exportPKCS8, exportSPKI, CryptoKey } from 'jose';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KEY_ID = 'of-this-test';

/** The key that signs Backstage's user tokens, so that a test can change one claim and sign again. */
export interface BackstageKeys {
  key: CryptoKey;
  /** `auth.keyStore` of the configuration. */
  keyStore: object;
  remove(): Promise<void>;
}

export async function createBackstageKeys(): Promise<BackstageKeys> {
  const folder = await mkdtemp(join(tmpdir(), 'rosetta-keys-'));
  const pair = await generateKeyPair('ES256', { extractable: true });
  const publicKeyFile = join(folder, 'public.pem');
  const privateKeyFile = join(folder, 'private.pem');
  await writeFile(publicKeyFile, await exportSPKI(pair.publicKey));
  await writeFile(privateKeyFile, await exportPKCS8(pair.privateKey));
  return {
    key: pair.privateKey,
    keyStore: {
      provider: 'static',
      static: { keys: [{ publicKeyFile, privateKeyFile, keyId: KEY_ID }] },
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
