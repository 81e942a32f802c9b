import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { CompanySignIn } from './CompanySignIn';
import { oidcAuthApiRef } from './oidcAuthApi';

const SESSION = {
  token: 'token',
  identity: {
    type: 'user' as const,
    userEntityRef: 'user:default/jane',
    ownershipEntityRefs: [],
  },
};
const DEMO = [
  {
    name: 'engineer',
    displayName: 'Élodie Engineer',
    purpose: { en: 'looks at cost', fr: 'regarde le coût' },
    role: 'Rosetta_User',
  },
  {
    name: 'visitor',
    displayName: 'Victor Visitor',
    purpose: { en: 'is told what to ask for', fr: 'apprend quoi demander' },
  },
];

describe('CompanySignIn', () => {
  let session: typeof SESSION | undefined;
  const asked: object[] = [];
  const onSignInSuccess = jest.fn();

  const authApi = {
    getBackstageIdentity: async (options: object) => {
      asked.push(options);
      if (session || !('instantPopup' in options)) return session;
      throw new Error('The provider is away');
    },
    getProfile: async () => ({ displayName: 'Jane' }),
  } as unknown as typeof oidcAuthApiRef.T;

  beforeEach(() => {
    session = undefined;
    asked.length = 0;
    onSignInSuccess.mockClear();
  });

  const show = (
    environment = 'development',
    app: { demoUsers?: typeof DEMO } = {},
  ) =>
    renderInTestApp(<CompanySignIn onSignInSuccess={onSignInSuccess} />, {
      apis: [[oidcAuthApiRef, authApi]],
      config: { auth: { environment }, app },
    });

  it('says what Rosetta is, and signs in when the person asks for it', async () => {
    show();
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      'Every application of the company, in one place',
    );
    expect(asked).toEqual([{ optional: true }]);
    session = SESSION;
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(asked.at(-1)).toEqual({ instantPopup: true });
    expect(onSignInSuccess).toHaveBeenCalledTimes(1);
  });

  it('lets somebody in at once who is signed in', async () => {
    session = SESSION;
    show();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says why signing in failed', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in' })); // prettier-ignore
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The provider is away',
    );
  });

  it('shows who one can be in a demo, and with which role', async () => {
    show('development', { demoUsers: DEMO });
    const users = await screen.findByRole('region', {
      name: /^This is a demo/,
    });
    expect(users).toHaveTextContent('Élodie Engineer engineer, Rosetta_User');
    expect(users).toHaveTextContent('Victor Visitor visitor, no role');
    expect(users).toHaveTextContent('looks at cost');
  });

  it('shows nobody where no demo is configured', async () => {
    show();
    await screen.findByRole('button', { name: 'Sign in' });
    expect(screen.queryByText(/This is a demo/)).not.toBeInTheDocument();
  });

  it('shows nobody in production, whatever is configured', async () => {
    show('production', { demoUsers: DEMO });
    await screen.findByRole('button', { name: 'Sign in' });
    expect(screen.queryByText(/Élodie/)).not.toBeInTheDocument();
  });
});
