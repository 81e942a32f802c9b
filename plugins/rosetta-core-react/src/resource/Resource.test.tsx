import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble, personOf } from '../__testUtils__';
import { RequestError } from '../client';
import { Resource } from './Resource';
import { ResourceState } from '../data';

const state = (
  given: Partial<ResourceState<string>>,
): ResourceState<string> => ({
  loading: false,
  retry: () => {},
  ...given,
});

const CONTACT = personOf().help.contact;

const portal = createPortalDouble();

const show = (given: Partial<ResourceState<string>>) => {
  portal.answerMe();
  return renderInTestApp(
    <Resource state={state(given)}>{value => <p>{value}</p>}</Resource>,
    { apis: portal.apis() },
  );
};

const refused = (status: number) =>
  new RequestError({
    name: 'SomeError',
    message: 'finops-api says no',
    status,
    requestId: 'req-7',
    action: 'finops.runs.write',
  });

describe('Resource', () => {
  it('says that it is loading before there is anything', async () => {
    show({ loading: true });
    expect(await screen.findByRole('status')).toHaveAccessibleName('Loading');
  });

  it('shows what came', async () => {
    show({ value: 'the figure' });
    expect(await screen.findByText('the figure')).toBeVisible();
  });

  it('shows what failed with the request id, and retries', async () => {
    let retried = 0;
    show({ error: refused(503), retry: () => (retried += 1) });
    expect(await screen.findByText('finops-api says no')).toBeVisible();
    expect(screen.getByText('req-7')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(retried).toBe(1);
  });

  it('keeps what still holds below a failure', async () => {
    show({ value: 'the figure', error: refused(503) });
    expect(await screen.findByText('the figure')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('is from before');
  });

  it('shows the role that allows what was refused and the contact, and offers no retry', async () => {
    show({ error: refused(403) });
    expect(
      await screen.findByText(/The role Rosetta_FinOps_Admin allows it/),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: CONTACT.name }),
    ).toHaveAttribute('href', CONTACT.url);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
