import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { DEMO_USERS } from '@rosetta/simulators/users';
import { composeFile } from './composeFile';
import { keycloakRealm } from './keycloakRealm';

const realm = keycloakRealm();
const { portal, keycloak } = composeFile().services;

describe('the realm of Keycloak', () => {
  it('has the users of the demo identity provider with their groups', () => {
    expect(
      realm.users.map(({ username, groups }) => ({ username, groups })),
    ).toEqual(
      DEMO_USERS.map(({ name, groups }) => ({
        username: name,
        groups: groups.map(group => `/${group}`),
      })),
    );
  });

  it('has each group that the portal gives a role for, and no other', () => {
    const mapped = Object.entries(portal.environment!)
      .filter(([name]) => /^ROSETTA_.*_?(USERS|ADMINS)_GROUP$/.test(name))
      .map(([, group]) => group);
    expect(realm.groups.map(({ name }) => name).sort()).toEqual(mapped.sort());
  });

  it('lets the portal sign people in with PKCE, and sends groups by their names', () => {
    const [client] = realm.clients;
    expect(client.clientId).toBe(portal.environment!.OIDC_CLIENT_ID);
    expect(client.attributes).toMatchObject({
      'pkce.code.challenge.method': 'S256',
    });
    expect(client.protocolMappers[0].config).toMatchObject({
      'claim.name': 'groups',
      'full.path': 'false',
      'id.token.claim': 'true',
    });
  });

  it('holds no secret, only the names of variables that the container has', () => {
    const names = JSON.stringify(realm).matchAll(/\$\{(\w+)\}/g);
    const set = `${keycloak.command} ${Object.keys(keycloak.environment!)}`;
    for (const [, name] of names) expect(set).toContain(name);
    expect(realm.clients[0].secret).toMatch(/^\$\{/);
    for (const { credentials } of realm.users)
      expect(credentials[0].value).toMatch(/^\$\{/);
  });

  it('lies in the folder that the container mounts and imports', () => {
    const path = 'deploy/keycloak/rosetta-realm.json';
    expect(JSON.parse(readFileSync(join(ROOT, path), 'utf8'))).toEqual(realm);
    expect(keycloak.volumes).toContain(
      './deploy/keycloak:/opt/keycloak/data/import:ro',
    );
  });
});
