import { useEffect, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Palette, useTheme } from '@mui/material/styles';
import { drawDiagram } from './drawDiagram';
import { DiagramSlot } from './findDiagrams';
import { mermaidTranslationRef } from './translation';

type Drawing = { svg?: string; problem?: string };

const useDrawing = (source: string): Drawing => {
  const theme = useTheme();
  // Mermaid makes selectors of it.
  const id = `mermaid-${useId().replace(/\W/g, '')}`;
  const [drawing, setDrawing] = useState<Drawing>({});
  useEffect(() => {
    let left = false;
    drawDiagram(id, source, theme).then(
      svg => left || setDrawing({ svg }),
      error => left || setDrawing({ problem: error.message }),
    );
    return () => {
      left = true;
    };
  }, [id, source, theme]);
  return drawing;
};

/** A `details` would get the look of a note here. */
const AsText = ({ source }: { source: string }) => {
  const { t } = useTranslationRef(mermaidTranslationRef);
  const { palette } = useTheme();
  const [open, setOpen] = useState(false);
  const look = {
    color: palette.text.secondary,
    textDecoration: 'underline',
    fontSize: 'smaller',
    cursor: 'pointer',
    position: 'sticky',
    left: 0,
  } as const;
  return (
    <>
      <button
        type="button"
        style={look}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('asText')}
      </button>
      {open && (
        <pre style={{ textAlign: 'left' }}>
          <code>{source}</code>
        </pre>
      )}
    </>
  );
};

const SIDES = [
  ['left', 'right'],
  ['right', 'left'],
] as const;

/**
 * A shadow at each side on which there is more. It stays where it is; what hides it moves
 * along with the picture, and is in front of it once the end is there.
 */
const shadows = ({ background, divider }: Palette) => {
  const fade = (colour: string, size: string, moves: 'local' | 'scroll') =>
    SIDES.map(
      ([side, other]) =>
        `linear-gradient(to ${other}, ${colour} 40%, transparent) ${side} / ${size} 100% no-repeat ${moves}`,
    );
  return [
    ...fade(background.default, '32px', 'local'),
    ...fade(divider, '12px', 'scroll'),
  ].join();
};

/**
 * A picture with a name, and its text for those who can't see it; or why there is none.
 * It stands in the shadow root of the page, where styles made for the app don't reach.
 */
export const Diagram = ({ block, source, title }: DiagramSlot) => {
  const { t } = useTranslationRef(mermaidTranslationRef);
  const { palette, spacing } = useTheme();
  const { svg, problem } = useDrawing(source);
  useEffect(() => {
    block.hidden = Boolean(svg);
  }, [block, svg]);

  if (problem)
    return (
      <p role="alert" style={{ color: palette.error.main }}>
        {t('problem', { problem })}
      </p>
    );
  if (!svg) return null;
  return (
    // What is wider than the page is moved by keyboard from the button within.
    <figure
      style={{
        width: '100%',
        margin: `${spacing(2)} 0`,
        overflowX: 'auto',
        background: shadows(palette),
      }}
    >
      <div role="img" aria-label={title ? t('named', { title }) : t('unnamed')}>
        <div aria-hidden dangerouslySetInnerHTML={{ __html: svg }} />
      </div>
      <AsText source={source} />
    </figure>
  );
};
