import { setTimeout as sleep } from 'node:timers/promises';
import EndingTimersEnvironment from './environment';

async function startEnvironment() {
  const environment = new EndingTimersEnvironment(
    {
      globalConfig: {},
      projectConfig: { globals: {}, testEnvironmentOptions: {} },
    } as never,
    {} as never,
  );
  await environment.setup();
  return environment;
}

it('clears the timers that a test file leaves behind', async () => {
  const environment = await startEnvironment();
  let calls = 0;
  environment.global.setTimeout(() => calls++, 50);
  environment.global.setInterval(() => calls++, 50);
  await environment.teardown();
  await sleep(120);
  expect(calls).toBe(0);
});

it('runs a timer while its test file runs', async () => {
  const environment = await startEnvironment();
  const value = await new Promise(resolve =>
    environment.global.setTimeout(resolve, 1, 'due'),
  );
  await environment.teardown();
  expect(value).toBe('due');
});
