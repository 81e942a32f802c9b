import { fireEvent, screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Diagram } from './Diagram';

/** What Mermaid makes of a text is Mermaid's to test; a browser is needed to measure it. */
jest.mock('mermaid', () => ({
  __esModule: true,
  default: {
    initialize: () => {},
    render: async (id: string, source: string) => {
      if (source.includes('-->'))
        return { svg: `<svg id="${id}" style="max-width: 1200px"></svg>` };
      throw new Error('Parse error on line 2');
    },
  },
}));

const show = (source: string) => {
  const block = document.createElement('div');
  const host = document.createElement('div');
  renderInTestApp(
    <Diagram block={block} host={host} source={source} title="Parts" />,
  );
  return block;
};

describe('Diagram', () => {
  it('is a picture with a name, its text at hand, and its code out of the way', async () => {
    const block = show('flowchart LR\n  a --> b');
    const picture = await screen.findByRole('img', { name: 'Diagram: Parts' });
    expect(picture.querySelector('svg')).not.toBeNull();
    const asText = screen.getByRole('button', { name: 'The diagram as text' });
    fireEvent.click(asText);
    expect(asText).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/a --> b/)).toBeInTheDocument();
    expect(block.hidden).toBe(true);
  });

  it('shows a place for the picture while it is drawn, and never its code', async () => {
    const block = show('flowchart LR\n  a --> b');
    expect(await screen.findByRole('progressbar')).toHaveTextContent(
      'Drawing the diagram…',
    );
    expect(block.hidden).toBe(true);
  });

  it('fits the page, and has its own size on request', async () => {
    show('flowchart LR\n  a --> b');
    const picture = await screen.findByRole('img');
    expect(picture).not.toHaveStyle({ minWidth: '1200px' });
    fireEvent.click(screen.getByRole('button', { name: 'Full size' }));
    expect(picture).toHaveStyle({ minWidth: '1200px' });
  });

  it('shows why a diagram cannot be drawn, and keeps its code visible', async () => {
    const block = show('flowchart LR\n  a ->');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This diagram can’t be drawn: Parse error on line 2',
    );
    expect(block.hidden).toBe(false);
  });
});
