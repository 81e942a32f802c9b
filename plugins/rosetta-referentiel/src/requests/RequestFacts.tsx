import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRequest, StoredChange } from '@rosetta/contracts/ref';
import { PersonLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { referentielTranslationRef } from '../translation';

/** More than anybody reads; the number says how many there are. */
const SHOWN = 20;

const toText = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);

const ChangeLine = ({ op, kind, id, set = {} }: StoredChange) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const fields = Object.entries(set).map(
    ([field, value]) => `${field}: ${toText(value)}`,
  );
  return (
    <li>
      {t(`request.op.${op}`)} {kind} <code>{id}</code>
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
  const { author, createdAt, reason, conflicts = [] } = request;
  return (
    <>
      <Typography variant="body2">
        {t('home.askedBy')} <PersonLink person={author} inText />,{' '}
        <RelativeTime at={createdAt} />: {reason}
      </Typography>
      {conflicts.map(({ change, field, message }) => (
        <Alert key={`${change} ${field}`} severity="warning">
          {message}
        </Alert>
      ))}
      <Changes request={request} />
      <Comments request={request} />
    </>
  );
};
