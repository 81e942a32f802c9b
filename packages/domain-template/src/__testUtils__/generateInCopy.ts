import { ROOT } from '@rosetta/launcher/home';
import { CheckoutRun, createCheckout } from '../testing';

/** The domain that the tests generate. */
export const NAME = 'energy-use';
export const FOLDERS = [
  `packages/${NAME}-mart`,
  `packages/${NAME}-api`,
  `packages/${NAME}-batch`,
  `plugins/rosetta-${NAME}`,
];

/** Paths, as the command lists them. */
interface Generated {
  created: string[];
  changed: string[];
}

/** Generates the domain in a copy of the repository that shares its installed packages. */
export const generateInCopy = async () => {
  const checkout = createCheckout(ROOT, { linked: true });
  const { code, stdout, output } = await checkout.run(
    'packages/cli/src/main.ts',
    ['new', 'domain', NAME, '--json'],
  );
  if (code !== 0) throw new Error(output);
  checkout.link({ [`packages/${NAME}-api`]: 'packages/finops-api' });
  const generated: Generated = JSON.parse(stdout);
  return { checkout, generated };
};

/** What a program found wrong; nothing when it ended well. */
export const failureOutput = async (run: Promise<CheckoutRun>) => {
  const { code, output } = await run;
  return code === 0 ? '' : output;
};
