import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { rosettaPermissions } from '@rosetta/plugin-rosetta-common';
import { rosettaAccessExtensionPoint } from '@rosetta/plugin-rosetta-node';
import request from 'supertest';
import permissionModuleRosetta from './index';

const companyDirectory = createBackendModule({
  pluginId: 'permission',
  moduleId: 'company-directory',
  register(reg) {
    reg.registerInit({
      deps: { access: rosettaAccessExtensionPoint },
      async init({ access }) {
        access.addDirectory({
          name: 'company',
          gives: [],
          rolesOf: async ({ userEntityRef }) => ({
            grants:
              userEntityRef === 'user:default/jane'
                ? [{ role: 'Rosetta_FinOps_Admin', of: userEntityRef }]
                : [],
          }),
        });
      },
    });
  },
});

const start = async () => {
  const { server } = await startTestBackend({
    features: [
      permissionPlugin,
      permissionModuleRosetta,
      companyDirectory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          rosetta: { roles: { Rosetta_User: ['user:default/john'] } },
        },
      }),
    ],
  });
  return async (user: string) => {
    const { body } = await request(server)
      .post('/api/permission/authorize')
      .set('authorization', mockCredentials.user.header(user))
      .send({
        items: (['finops.read', 'finops.runs.write'] as const).map(action => ({
          id: action,
          permission: rosettaPermissions[action],
        })),
      })
      .expect(200);
    return body.items.map((item: { result: string }) => item.result);
  };
};

describe('the permission module', () => {
  it('decides by configured roles and those of an added directory', async () => {
    const authorize = await start();
    expect(await authorize('user:default/john')).toEqual(['ALLOW', 'DENY']);
    expect(await authorize('user:default/jane')).toEqual(['ALLOW', 'ALLOW']);
    expect(await authorize('user:default/visitor')).toEqual(['DENY', 'DENY']);
  });
});
