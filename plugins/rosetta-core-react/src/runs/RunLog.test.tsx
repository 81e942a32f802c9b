import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RunLog } from './RunLog';
import { lineOf, runOf } from './testUtils';

const { DateTimeFormat } = Intl;

describe('RunLog', () => {
  afterEach(() => jest.restoreAllMocks());

  it('shows times in the zone of the reader, and in UTC for machines', async () => {
    jest
      .spyOn(Intl, 'DateTimeFormat')
      .mockImplementation(
        (locale, options) =>
          new DateTimeFormat(locale, { timeZone: 'Asia/Kolkata', ...options }),
      );
    const event = lineOf(1, 'Looked at the bill');
    renderInTestApp(<RunLog run={runOf()} log={[event]} />);
    const time = await screen.findByText('07:30:01.000');
    expect(time).toHaveAttribute('datetime', event.at);
    expect(time).toHaveAttribute('title', event.at);
  });
});
