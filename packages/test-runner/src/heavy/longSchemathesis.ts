import { MANY_EXAMPLES, runSchemathesis } from '../stages/schemathesis';
import { HeavyCheck } from './heavyCheck';

/** The stage of that name, with many more requests. */
export const longSchemathesis: HeavyCheck = {
  name: 'generated requests, many of them',
  async run(context) {
    const {
      passed,
      failed,
      leftOut = [],
    } = await runSchemathesis(context, MANY_EXAMPLES);
    if (leftOut.length > 0) throw new Error(leftOut[0].why);
    if (failed > 0) throw new Error(`${failed} of ${passed + failed} failed`);
    return `${passed} APIs passed, ${MANY_EXAMPLES} requests per operation and phase`;
  },
};
