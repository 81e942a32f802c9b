import { useState } from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FormDialog } from './FormDialog';

describe('FormDialog', () => {
  it('keeps what was written at a click beside it, and closes by its button or Escape', async () => {
    const onClose = jest.fn();
    renderInTestApp(
      <FormDialog
        title="Reason"
        submitLabel="Send"
        isDisabled={false}
        onSubmit={() => {}}
        onClose={onClose}
      >
        <input aria-label="Text" />
      </FormDialog>,
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(screen.getByLabelText('Text'), 'Because');
    await userEvent.click(dialog.parentElement!);
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it('leads to the first field that is wrong when it is submitted', async () => {
    const Form = () => {
      const [isWrong, setWrong] = useState(false);
      return (
        <FormDialog
          title="Reason"
          submitLabel="Send"
          isDisabled={false}
          onSubmit={() => setWrong(true)}
          onClose={() => {}}
        >
          <input aria-label="Right" />
          <input aria-label="Wrong" aria-invalid={isWrong} />
        </FormDialog>
      );
    };
    renderInTestApp(<Form />);
    await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
    expect(screen.getByLabelText('Wrong')).toHaveFocus();
  });
});
