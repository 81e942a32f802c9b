import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { Command } from 'commander';
import { registerSimulateCommands } from './simulateCommands';

let simulators: RunningSimulators;
beforeAll(async () => {
  simulators = await startSimulators();
});
afterAll(() => simulators.close());

async function simulate(args: string, baseUrl = simulators.url) {
  const output: string[] = [];
  const program = new Command().exitOverride();
  const silent = { writeErr: () => {} };
  registerSimulateCommands(program, {
    baseUrl: () => baseUrl,
    print: text => output.push(text),
  });
  for (const command of [program, ...program.commands[0].commands])
    for (const one of [command, ...command.commands])
      one.exitOverride().configureOutput(silent);
  await program.parseAsync(['simulate', ...args.split(' ')], { from: 'user' });
  return output.join('\n');
}

it('makes a source slow, takes it down and restores it', async () => {
  expect(await simulate('gitlab slow 250')).toBe(
    'gitlab is slow, 250 ms later',
  );
  expect(await simulate('argocd down --as 503')).toBe(
    'argocd is down, a proxy answers 503',
  );
  expect(await simulate('status')).toMatch(
    /^argocd is down.*\ngitlab is slow, 250 ms later; \d+ requests so far/,
  );
  expect(JSON.parse(await simulate('argocd up --json'))).toMatchObject({
    name: 'argocd',
    state: 'up',
  });
  await simulate('gitlab up');
});

it('deploys a known revision and prints what and where', async () => {
  const service = simulators.world.find('app-checkout')!;
  const [{ commit }] = simulators.world.schedule(service, 'staging');
  const revision = commit.sha.slice(0, 8);

  const output = await simulate(
    `gitlab deploy app-checkout --environment staging --revision ${revision} --fail --takes 2000`,
  );

  expect(output).toBe(
    `app-checkout in staging: ${revision} is being deployed, and goes wrong in 2 s`,
  );
});

it('begins a problem of an application, and ends it', async () => {
  expect(await simulate('dynatrace problem app-checkout')).toBe(
    'app-checkout: "Failure rate increase" began, and lasts until it is ended by --end',
  );
  expect(await simulate('dynatrace problem app-checkout --end')).toBe(
    'app-checkout: 1 problems ended',
  );
});

it.each([
  ['dynatrace problem checkout --minutes x', 'minutes: '],
  ['dynatrace problem nothing', 'there is no application "nothing"'],
  ['gitlab deploy nothing', 'there is no application "nothing"'],
  ['gitlab deploy checkout --environment moon', 'environment: '],
  ['gitlab slow 1.5', 'It must be a whole number of milliseconds'],
  ['argocd down --as gone', 'Allowed choices are reset, 503'],
])('reports what is wrong with "%s"', async (args, message) => {
  await expect(simulate(args)).rejects.toThrow(message);
});

it('reports that no simulators are running and how to start them', async () => {
  const gone = await startSimulators();
  await gone.close();

  await expect(simulate('status', gone.url)).rejects.toThrow(
    'The simulators are not running. Start the platform with `yarn rosetta start`',
  );
});
