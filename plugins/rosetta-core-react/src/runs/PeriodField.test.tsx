import { useState } from 'react';
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PeriodField } from './PeriodField';
import { DOMAIN } from './testUtils';

const show = async (initial?: string) => {
  const told: (string | undefined)[] = [];
  const Field = () => {
    const [period, setPeriod] = useState(initial);
    const onChange = (next?: string) => {
      told.push(next);
      setPeriod(next);
    };
    return (
      <>
        <PeriodField domain={DOMAIN} value={period} onChange={onChange} />
        <button onClick={() => setPeriod(undefined)}>Go back</button>
      </>
    );
  };
  renderInTestApp(<Field />);
  const field: HTMLInputElement = await screen.findByLabelText('Month');
  // As browsers do that have no picker of months.
  field.type = 'text';
  return { told, field };
};

describe('PeriodField, where months are typed as text', () => {
  it('keeps what is being typed, and reports the month once it is valid', async () => {
    const { told, field } = await show();
    await userEvent.type(field, '2024-0');
    expect(field).toHaveValue('2024-0');
    expect(told).toEqual([]);
    await userEvent.type(field, '9');
    expect(field).toHaveValue('2024-09');
    expect(told).toEqual(['2024-09']);
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
    const { told, field } = await show('2024-09');
    await userEvent.type(field, '{Backspace}');
    expect(field).toHaveValue('2024-0');
    expect(told).toEqual([undefined]);
  });

  it('is empty once its month is removed', async () => {
    const { field } = await show();
    fireEvent.change(field, { target: { value: '2024-09' } });
    act(() => screen.getByText('Go back').click());
    expect(field).toHaveValue('');
  });
});
