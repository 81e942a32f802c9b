import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSecrets, SECRET_NAMES, SECRETS_FOLDER } from './secretFiles';

describe('making the secrets of the Compose file', () => {
  const root = mkdtempSync(join(tmpdir(), 'rosetta-secrets-'));
  const folder = join(root, SECRETS_FOLDER);
  afterAll(() => rmSync(root, { recursive: true }));

  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('makes each secret once, fit for what reads it', () => {
    expect(makeSecrets(root)).toEqual(SECRET_NAMES);
    const { keys } = JSON.parse(read('machine_jwks'));
    const privateKey = JSON.parse(read('machine_key'));
    expect(keys[0]).toMatchObject({ kid: privateKey.kid, x: privateKey.x });
    expect(keys[0]).not.toHaveProperty('d');
    expect(new URL(read('redis_url').trim()).password).toBe(
      read('redis_password').trim(),
    );
    expect(read('database_url')).toContain('{database}');
    expect(JSON.parse(read('audit_keys'))[0].id).toEqual(expect.any(String));
    expect(JSON.parse(read('audit_checkpoint_keys'))[0]).toMatchObject({
      kty: 'OKP',
      d: expect.any(String),
    });
  });

  it('keeps what is there, and makes what is missing beside it', () => {
    const before = read('database_password');
    const url = read('database_url');
    rmSync(join(folder, 'database_url'));
    expect(makeSecrets(root)).toEqual(['database_url']);
    expect(read('database_password')).toBe(before);
    expect(read('database_url')).toBe(url);
  });

  it('puts them in a folder that only its owner can enter, for containers to read', () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of SECRET_NAMES)
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o444);
  });

  it('hides them from Git and from builds of images', () => {
    const ignored = (file: string) =>
      readFileSync(join(__dirname, '../../../../..', file), 'utf8');
    expect(ignored('.gitignore')).toContain(SECRETS_FOLDER);
    expect(ignored('.dockerignore')).toContain(SECRETS_FOLDER);
  });
});
