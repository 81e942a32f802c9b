import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRequest, StoredChange } from '@rosetta/contracts/ref';
import { PersonLink } from '@rosetta/plugin-rosetta-core-react/entity';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { referentielTranslationRef } from '../translation';
import { useRefusalWords } from './refusals';

/** More than anybody reads; the number says how many there are. */
const SHOWN = 20;

const toText = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** From when a change holds; of a creation, its fields say so. */
const useTimeWords = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  return ({ op, effectiveFrom }: StoredChange) => {
    if (op === 'create') return undefined;
    if (effectiveFrom) return t('diff.from', { from: day(effectiveFrom) });
    const isEnd = op === 'delete' && effectiveFrom === undefined;
    return isEnd ? t('request.when.applied') : t('request.when.allTime');
  };
};

const ChangeLine = (change: StoredChange) => {
  const { op, kind, id, set = {} } = change;
  const { t } = useTranslationRef(referentielTranslationRef);
  const time = useTimeWords()(change);
  const fields = Object.entries(set).map(
    ([field, value]) => `${field}: ${toText(value)}`,
  );
  return (
    <li>
      {t(`request.op.${op}`)} {t(`diff.kind.${kind}`)} <code>{id}</code>
      {time && ` ${time}`}
      {fields.length > 0 && ` — ${fields.join(', ')}`}
    </li>
  );
};

interface RequestProps {
  request: ChangeRequest;
}

const Changes = ({ request: { changes } }: RequestProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const others = changes.length - SHOWN;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
      {changes.slice(0, SHOWN).map((change, index) => (
        <ChangeLine key={index} {...change} />
      ))}
      {others > 0 && <li>{t('request.others', { count: others })}</li>}
    </Box>
  );
};

const Comments = ({ request: { comments } }: RequestProps) =>
  comments.map(({ by, at, comment }) => (
    <Typography key={at} variant="body2">
      <PersonLink person={by} inText />, <RelativeTime at={at} />: {comment}
    </Typography>
  ));

/** Who wants what, why, and what was said about it. */
export const RequestFacts = ({ request }: RequestProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const inWords = useRefusalWords();
  const { author, createdAt, reason, conflicts = [] } = request;
  return (
    <>
      <Typography variant="body2">
        {t('home.askedBy')} <PersonLink person={author} inText />,{' '}
        <RelativeTime at={createdAt} />: {reason}
      </Typography>
      {conflicts.map(conflict => (
        <Alert key={`${conflict.change} ${conflict.field}`} severity="warning">
          {inWords(conflict)}
        </Alert>
      ))}
      <Changes request={request} />
      <Comments request={request} />
    </>
  );
};
