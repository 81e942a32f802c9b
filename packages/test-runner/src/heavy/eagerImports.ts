import { JEST } from '../stages/jest';
import { HeavyCheck } from './heavyCheck';

/** Tests must say the same when modules are loaded at once, as they are in production. */
export const eagerImports: HeavyCheck = {
  name: 'the unit tests, with every module loaded at once',
  async run({ env, ...context }) {
    const { passed, failed } = await JEST.run({
      ...context,
      env: { ...env, ROSETTA_LAZY_IMPORTS: '0' },
    });
    if (failed > 0 || passed === 0)
      throw new Error(`${failed} failed, ${passed} passed`);
    return `${passed} tests passed`;
  },
};
