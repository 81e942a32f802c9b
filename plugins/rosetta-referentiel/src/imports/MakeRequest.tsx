import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Import, draftImport } from '@rosetta/contracts/ref';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { RequestLink } from '../requests/RequestLink';
import { CheckField } from '../forms/fields';
import { requestRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { useOriginName } from './origin';

const RequestLinks = ({ ids }: { ids: readonly string[] }) => (
  <>
    {ids.map((id, index) => (
      <span key={id}>
        {index > 0 && ', '}
        <RequestLink id={id} inText>
          {id}
        </RequestLink>
      </span>
    ))}
  </>
);

/** The drafts of an import, and how to find them again. */
const Made = ({ requests }: Pick<Import, 'requests'>) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <Alert severity="success">
      {t('import.made')} {t('import.requests')}{' '}
      <RequestLinks ids={requests.map(({ id }) => id)} />
    </Alert>
  );
};

/** The same content waits in a request already. */
const Carried = ({ carriedBy }: Pick<Import, 'carriedBy'>) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <Alert severity="info">
      {t('import.carried')} <RequestLinks ids={carriedBy} />
    </Alert>
  );
};

const useMake = (found: Import) => {
  const page = useRouteRef(requestRouteRef);
  const navigate = useNavigate();
  const make = useRouteMutation(draftImport);
  return {
    ...make,
    send: (body: { skipRefused: boolean; takeProbable: boolean }) =>
      make
        .mutateAsync({ params: { id: found.id }, body })
        .then(({ requests: [first] }) => {
          if (first && page) navigate(page({ id: first.id }));
        })
        // What failed is shown: the mutation has the error.
        .catch(() => {}),
  };
};

/** Makes the change request of what differs, and opens it; where nothing does, it is kept that the source says so. */
export const MakeRequest = ({ found }: { found: Import }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [skipRefused, setSkipRefused] = useState(false);
  const [takeProbable, setTakeProbable] = useState(false);
  const make = useMake(found);
  const origin = useOriginName()(found);
  const { refusedRows, changes, rows } = found.counts;
  const isBlocked = refusedRows > 0 && !skipRefused;
  const isNothing = changes === 0 && !takeProbable && !isBlocked;
  if (found.requests.length > 0) return <Made requests={found.requests} />;
  if (found.keptAt)
    return <Alert severity="success">{t('import.kept', { origin })}</Alert>;
  if (found.carriedBy.length > 0 && !isNothing)
    return <Carried carriedBy={found.carriedBy} />;
  const label = isNothing ? t('import.keep', { origin }) : t('import.make');
  return (
    <TitledCard title={label}>
      {refusedRows > 0 && (
        <>
          <Alert severity="warning">
            {t('import.refused', { count: refusedRows, origin })}
          </Alert>
          <CheckField
            label={t('import.skipRefused')}
            isOn={skipRefused}
            onChange={setSkipRefused}
          />
        </>
      )}
      {rows.probable > 0 && (
        <CheckField
          label={t('import.takeProbable', { count: rows.probable })}
          isOn={takeProbable}
          onChange={setTakeProbable}
        />
      )}
      {isNothing && <Typography>{t('import.nothing', { origin })}</Typography>}
      {make.error && (
        <Alert severity="error">
          {t('import.notMade')}: {make.error.message}
        </Alert>
      )}
      {make.isPending && <LinearProgress aria-label={label} />}
      <Button
        variant="contained"
        disabled={isBlocked || make.isPending}
        onClick={() => make.send({ skipRefused, takeProbable })}
        sx={{ alignSelf: 'flex-start' }}
      >
        {label}
      </Button>
    </TitledCard>
  );
};
