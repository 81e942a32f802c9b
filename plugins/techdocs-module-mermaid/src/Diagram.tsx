import {
  ButtonHTMLAttributes,
  useEffect,
  useId,
  useLayoutEffect,
  useState,
} from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Palette, useTheme } from '@mui/material/styles';
import { Drawing, drawDiagram } from './drawDiagram';
import { DiagramSlot } from './findDiagrams';
import { mermaidTranslationRef } from './translation';

type DrawingState = { drawing?: Drawing; problem?: string };

const useDrawing = (source: string): DrawingState => {
  const theme = useTheme();
  // Mermaid makes selectors of it.
  const id = `mermaid-${useId().replace(/\W/g, '')}`;
  const [state, setState] = useState<DrawingState>({});
  useEffect(() => {
    let left = false;
    drawDiagram(id, source, theme).then(
      drawing => left || setState({ drawing }),
      error => left || setState({ problem: error.message }),
    );
    return () => {
      left = true;
    };
  }, [id, source, theme]);
  return state;
};

/** A `details` would get the look of a note here. */
const TextButton = (props: ButtonHTMLAttributes<HTMLButtonElement>) => {
  const { palette, spacing } = useTheme();
  return (
    <button
      type="button"
      style={{
        color: palette.text.secondary,
        textDecoration: 'underline',
        fontSize: 'smaller',
        cursor: 'pointer',
        marginRight: spacing(2),
      }}
      {...props}
    />
  );
};

/** In the shape of what comes, so that the text below it does not jump. */
const Placeholder = ({ source }: { source: string }) => {
  const { t } = useTranslationRef(mermaidTranslationRef);
  const { palette, spacing } = useTheme();
  const lines = source.split('\n').length;
  return (
    <div
      role="progressbar"
      aria-label={t('drawing')}
      style={{
        display: 'grid',
        placeItems: 'center',
        height: Math.min(400, 80 + lines * 16),
        margin: `${spacing(2)} 0`,
        border: `1px dashed ${palette.divider}`,
        borderRadius: 4,
        color: palette.text.secondary,
      }}
    >
      {t('drawing')}
    </div>
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
 * A picture with a name, as wide as the page or at its own size, and its text for those who can't
 * see it. It stands in the shadow root of the page, where styles made for the app don't reach.
 */
const Picture = ({
  drawing: { svg, width },
  source,
  title,
}: Pick<DiagramSlot, 'source' | 'title'> & { drawing: Drawing }) => {
  const { t } = useTranslationRef(mermaidTranslationRef);
  const { palette, spacing } = useTheme();
  const [asText, setAsText] = useState(false);
  const [ownSize, setOwnSize] = useState(false);
  return (
    <figure style={{ width: '100%', margin: `${spacing(2)} 0` }}>
      <div style={{ overflowX: 'auto', background: shadows(palette) }}>
        <div
          role="img"
          aria-label={title ? t('named', { title }) : t('unnamed')}
          style={{ minWidth: ownSize ? width : undefined }}
        >
          <div aria-hidden dangerouslySetInnerHTML={{ __html: svg }} />
        </div>
      </div>
      <TextButton aria-expanded={asText} onClick={() => setAsText(!asText)}>
        {t('asText')}
      </TextButton>
      <TextButton aria-pressed={ownSize} onClick={() => setOwnSize(!ownSize)}>
        {t('ownSize')}
      </TextButton>
      {asText && (
        <pre style={{ textAlign: 'left' }}>
          <code>{source}</code>
        </pre>
      )}
    </figure>
  );
};

/** The picture, a place for it while it is drawn, or why there is none: only then its code is shown. */
export const Diagram = ({ block, source, title }: DiagramSlot) => {
  const { t } = useTranslationRef(mermaidTranslationRef);
  const { palette } = useTheme();
  const { drawing, problem } = useDrawing(source);
  useLayoutEffect(() => {
    block.hidden = problem === undefined;
  }, [block, problem]);

  if (problem !== undefined)
    return (
      <p role="alert" style={{ color: palette.error.main }}>
        {t('problem', { problem })}
      </p>
    );
  if (!drawing) return <Placeholder source={source} />;
  return <Picture drawing={drawing} source={source} title={title} />;
};
