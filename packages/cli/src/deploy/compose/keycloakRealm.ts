import { DEMO_USERS, DemoUser, emailAddress } from '@rosetta/simulators/users';

/**
 * deploy/keycloak/rosetta-realm.json: the people and groups of the demo identity provider, so that each role can be
 * tried. Keycloak fills in `${VARIABLES}` as it imports it.
 */
export const keycloakRealm = () => ({
  realm: 'rosetta',
  displayName: 'Rosetta',
  enabled: true,
  // Of a refresh, and of the whole session: the portal ends its own after 12 hours.
  ssoSessionIdleTimeout: 43_200,
  ssoSessionMaxLifespan: 43_200,
  bruteForceProtected: true,
  smtpServer: { host: 'mail', port: '1025', from: 'sign-in@rosetta.example' },
  groups: [...new Set(DEMO_USERS.flatMap(({ groups }) => groups))].map(
    name => ({ name }),
  ),
  clients: [portalClient()],
  users: DEMO_USERS.map(toUser),
});

function portalClient() {
  return {
    clientId: 'rosetta',
    name: 'Rosetta',
    enabled: true,
    protocol: 'openid-connect',
    publicClient: false,
    secret: '${ROSETTA_OIDC_CLIENT_SECRET}',
    standardFlowEnabled: true,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: false,
    redirectUris: ['${ROSETTA_BASE_URL}/api/auth/oidc/handler/frame'],
    attributes: {
      'pkce.code.challenge.method': 'S256',
      'post.logout.redirect.uris': '${ROSETTA_BASE_URL}/*',
    },
    protocolMappers: [
      {
        name: 'groups',
        protocol: 'openid-connect',
        protocolMapper: 'oidc-group-membership-mapper',
        config: {
          'claim.name': 'groups',
          'full.path': 'false',
          'id.token.claim': 'true',
          'access.token.claim': 'true',
          'userinfo.token.claim': 'true',
        },
      },
    ],
  };
}

function toUser(user: DemoUser) {
  const [firstName, ...rest] = user.displayName.split(' ');
  return {
    username: user.name,
    enabled: true,
    email: emailAddress(user),
    emailVerified: true,
    firstName,
    lastName: rest.join(' '),
    groups: user.groups.map(name => `/${name}`),
    credentials: [
      {
        type: 'password',
        value: '${ROSETTA_USERS_PASSWORD}',
        temporary: false,
      },
    ],
  };
}
