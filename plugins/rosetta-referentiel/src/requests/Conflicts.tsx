import { useState } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ChangeRequest,
  ChangeRequestDiff,
  Conflict,
  updateChangeRequest,
} from '@rosetta/contracts/ref';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielTranslationRef } from '../translation';
import { DiffValue, Names, useFieldName } from './DiffValue';
import { useRefusalWords } from './refusals';
import { Choices, Keep, isDecision, keyOf, resolve } from './resolve';

interface ConflictProps {
  conflict: Conflict;
  names: Names;
}

/** Who has the value of a pivot now is told with its application, by its fields. */
const fieldOfWay = (field: string, value: unknown) =>
  field === 'value' && typeof value === 'object' ? 'attributes' : field;

const Ways = ({ conflict, names }: ConflictProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { field, base, current, proposed } = conflict;
  const ways = { base, now: current, mine: proposed };
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gap: 1,
        gridTemplateColumns: { sm: 'repeat(3, 1fr)' },
        overflowWrap: 'anywhere',
      }}
    >
      {(Object.keys(ways) as (keyof typeof ways)[]).map(way => (
        <div key={way}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {t(`conflict.${way}`)}
          </Typography>
          <Box component="dd" sx={{ m: 0 }}>
            {way === 'mine' && !isDecision(conflict) ? (
              t('conflict.untouched')
            ) : (
              <DiffValue
                field={fieldOfWay(field, ways[way])}
                value={ways[way]}
                names={names}
              />
            )}
          </Box>
        </div>
      ))}
    </Box>
  );
}; // prettier-ignore

interface ChoiceProps extends ConflictProps {
  label: string;
  choice?: Keep;
  onChoose?(keep: Keep): void;
}

/** One conflict: what it was, what it is now, what is proposed; and which of them is kept. */
const OneConflict = ({ label, choice, onChoose, ...props }: ChoiceProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const fieldName = useFieldName();
  const inWords = useRefusalWords();
  const { conflict } = props;
  const title = `${label}, ${fieldName(conflict.field)}`;
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Typography variant="h3" sx={{ fontSize: '1rem' }}>
        {title}
      </Typography>
      <Typography variant="body2" color="text.secondary" mb={1}>
        {inWords(conflict)}
      </Typography>
      <Ways {...props} />
      {onChoose && isDecision(conflict) && (
        <RadioGroup
          row
          aria-label={title}
          value={choice ?? ''}
          onChange={(_, keep) => onChoose(keep as Keep)}
        >
          {(['proposed', 'current'] as const).map(keep => (
            <FormControlLabel
              key={keep}
              value={keep}
              control={<Radio size="small" />}
              label={t(`conflict.keep.${keep}`)}
            />
          ))}
        </RadioGroup>
      )}
    </Paper>
  );
};

interface ConflictsProps {
  request: ChangeRequest;
  diff: ChangeRequestDiff;
}

const useResolving = ({ request, diff }: ConflictsProps) => {
  const [choices, setChoices] = useState<Choices>({});
  const { mutate, error, isPending } = useRouteMutation(updateChangeRequest);
  const { changes, resolutions } = resolve(request, diff.conflicts, choices);
  const isOpen = diff.conflicts
    .filter(isDecision)
    .some(conflict => !choices[keyOf(conflict)]);
  const save = () =>
    mutate({ params: { id: request.id }, body: { changes, resolutions } });
  return {
    choices,
    choose: (conflict: Conflict) => (keep: Keep) =>
      setChoices({ ...choices, [keyOf(conflict)]: keep }),
    save,
    error,
    isDisabled: isOpen || changes.length === 0 || isPending,
    isNothingLeft: !isOpen && changes.length === 0,
  };
};

/** Why a request cannot be applied as it is, in three ways; its author makes the resolved draft from it. */
export const Conflicts = (props: ConflictsProps) => {
  const { request, diff } = props;
  const { t } = useTranslationRef(referentielTranslationRef);
  const isAuthor = useMe().value?.user === request.author;
  const state = useResolving(props);
  if (diff.conflicts.length === 0) return null;
  const labels = new Map(diff.items.map(({ kind, id, label }) => [`${kind} ${id}`, label])); // prettier-ignore
  return (
    <Stack component="section" gap={1.5} aria-label={t('conflict.title')}>
      <Alert severity="warning">
        <AlertTitle>{t('conflict.title')}</AlertTitle>
        {isAuthor ? t('conflict.ofAuthor') : t('conflict.ofOthers')}
      </Alert>
      {diff.conflicts.map(conflict => (
        <OneConflict
          key={`${conflict.kind} ${keyOf(conflict)}`}
          conflict={conflict}
          names={diff.names}
          label={labels.get(`${conflict.kind} ${conflict.id}`) ?? conflict.id}
          choice={state.choices[keyOf(conflict)]}
          onChoose={isAuthor ? state.choose(conflict) : undefined}
        />
      ))}
      {isAuthor && (
        <Box>
          <Button
            variant="contained"
            disabled={state.isDisabled}
            onClick={state.save}
          >
            {t('conflict.resolve')}
          </Button>
        </Box>
      )}
      {isAuthor && state.isNothingLeft && (
        <Typography variant="body2">{t('conflict.nothingLeft')}</Typography>
      )}
      {state.error && <Failure error={state.error} onRetry={state.save} />}
    </Stack>
  );
};
