import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application, listDueAttestations } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { HomeNeed, UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { applicationRouteRef, applicationsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

/** To the sheet of the one, with its confirmation open; to the list of several. */
const ReviewButton = ({ due }: { due: readonly Application[] }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const all = useRouteRef(applicationsRouteRef);
  if (!sheet || !all) return null;
  const [{ id }, ...others] = due;
  const to = others.length > 0 ? `${all()}?show=mine` : `${sheet({ id })}?fix=attest`; // prettier-ignore
  return (
    <Button size="small" variant="outlined" component={RouterLink} to={to}>
      {t('quality.attest.review', { count: due.length })}
    </Button>
  );
};

/** Applications of the reader's groups whose confirmation is due: one thing to do, however many there are. */
export const useAttestationNeeds: UsePart<readonly HomeNeed[]> = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day, list } = useFormats();
  const { value: due, ...state } = useRouteItems(listDueAttestations, {});
  if (!due) return state;
  if (due.length === 0) return { ...state, value: [] };
  const [{ attestation }] = due;
  const one = attestation
    ? t('quality.attest.due', { day: day(attestation.until) })
    : t('quality.attest.homeNever');
  const need: HomeNeed = {
    id: 'attestations',
    severity: 'waiting',
    title: t('quality.attest.home', { count: due.length, name: due[0].name }),
    detail: due.length === 1 ? one : list(due.slice(0, 3).map(({ name }) => name)), // prettier-ignore
    action: <ReviewButton due={due} />,
  };
  return { ...state, value: [need] };
};
