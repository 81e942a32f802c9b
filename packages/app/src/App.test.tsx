import { render, screen } from '@testing-library/react';
import rosettaCore from '@rosetta/plugin-rosetta-core';
import rosettaFinops from '@rosetta/plugin-rosetta-finops';
import rosettaMonitoring from '@rosetta/plugin-rosetta-monitoring';
import rosettaReferentiel from '@rosetta/plugin-rosetta-referentiel';
import App from './App';

/** What the bundler finds in package.json, and Jest does not. */
const DISCOVERED = [
  { name: '@rosetta/plugin-rosetta-core', default: rosettaCore },
  { name: '@rosetta/plugin-rosetta-finops', default: rosettaFinops },
  { name: '@rosetta/plugin-rosetta-monitoring', default: rosettaMonitoring },
  { name: '@rosetta/plugin-rosetta-referentiel', default: rosettaReferentiel },
];

describe('App', () => {
  it('starts, and shows the sign-in page of the company’s account', async () => {
    // The bundler puts the configuration in place of this variable, as an object.
    process.env = {
      ...process.env,
      APP_CONFIG: [
        {
          data: {
            app: {
              title: 'Rosetta',
              baseUrl: 'http://localhost',
              packages: 'all',
            },
            backend: { baseUrl: 'http://localhost:7007' },
          },
          context: 'test',
        },
      ] as unknown as string,
    };
    Object.assign(window, {
      '__@backstage/discovered__': { modules: DISCOVERED },
    });

    render(App.createRoot());

    expect(
      await screen.findByText('Your company account', {}, { timeout: 15_000 }),
    ).toBeVisible();
  }, 30_000);
});
