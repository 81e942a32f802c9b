import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditChain, createAuditChain } from '../audit/AuditChain';
import { AuditConfig } from '../audit/AuditConfig';

const hmacKey = (id: string) => ({
  id,
  key: randomBytes(32).toString('base64'),
});

const signingKey = (kid: string) => ({
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  kid,
});

/** `rosetta.audit` with keys and a folder of its own. */
export const testAuditConfig = () =>
  AuditConfig.parse({
    keys: [hmacKey('of-this-test')],
    checkpoints: {
      directory: mkdtempSync(join(tmpdir(), 'rosetta-audit-')),
      keys: [signingKey('of-this-test')],
    },
  });

/** What the audit of a test's database is chained with. */
export const testAudit = (chain = 'test_db'): AuditChain =>
  createAuditChain(testAuditConfig(), chain);
