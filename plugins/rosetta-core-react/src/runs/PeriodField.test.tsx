import { useState } from 'react';
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PeriodKindName } from '@rosetta/contracts/runs';
import { PeriodField } from './PeriodField';

const show = async (initial?: string, kind: PeriodKindName = 'month') => {
  const periods: (string | undefined)[] = [];
  const Field = () => {
    const [period, setPeriod] = useState(initial);
    const onChange = (next?: string) => {
      periods.push(next);
      setPeriod(next);
    };
    return (
      <>
        <PeriodField kind={kind} value={period} onChange={onChange} />
        <button onClick={() => setPeriod(undefined)}>Go back</button>
      </>
    );
  };
  renderInTestApp(<Field />);
  const field: HTMLInputElement = await screen.findByLabelText(
    kind === 'month' ? 'Month' : 'Hour (UTC)',
  );
  // As browsers do that have no picker of months.
  field.type = 'text';
  return { periods, field };
};

describe('PeriodField, where months are typed as text', () => {
  it('keeps what is being typed, and reports the month once it is valid', async () => {
    const { periods, field } = await show();
    await userEvent.type(field, '2024-0');
    expect(field).toHaveValue('2024-0');
    expect(periods).toEqual([]);
    await userEvent.type(field, '9');
    expect(field).toHaveValue('2024-09');
    expect(periods).toEqual(['2024-09']);
  });

  it('shows how to write a month when the field is left with something else', async () => {
    const { field } = await show();
    await userEvent.type(field, 'September');
    expect(field).toBeValid();
    await userEvent.tab();
    expect(screen.getByText('Year and month, as 2024-09')).toBeVisible();
    expect(field).toBeInvalid();
  });

  it('has no month while the text is not one', async () => {
    const { periods, field } = await show('2024-09');
    await userEvent.type(field, '{Backspace}');
    expect(field).toHaveValue('2024-0');
    expect(periods).toEqual([undefined]);
  });

  it('is empty once its month is removed', async () => {
    const { field } = await show();
    fireEvent.change(field, { target: { value: '2024-09' } });
    act(() => screen.getByText('Go back').click());
    expect(field).toHaveValue('');
  });

  it('takes hours as pickers write them', async () => {
    const { periods, field } = await show(undefined, 'hour');
    fireEvent.change(field, { target: { value: '2024-09-30T14:00' } });
    expect(periods).toEqual(['2024-09-30T14']);
    expect(field).toHaveValue('2024-09-30T14:00');
  });
});
