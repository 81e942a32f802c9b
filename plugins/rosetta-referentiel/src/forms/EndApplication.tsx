import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application, getGraph, listPivots } from '@rosetta/contracts/ref';
import {
  useJoined,
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielTranslationRef } from '../translation';
import { DialogButton } from './DialogButton';
import { EndForm } from './EndButton';

interface EndApplicationProps {
  application: Application;
}

/** Nothing may refer to what has ended: its identifiers and relations end with it. */
const useThings = ({ id }: Application) => {
  const known = useJoined({
    // Also those that begin later.
    pivots: useRouteItems(listPivots, {
      query: { application: id, validAt: 'any' as const },
    }),
    graph: useRoute(getGraph, { query: { root: id, depth: 1 } }),
  });
  const { value } = known;
  const things = useMemo(() => {
    if (!value) return undefined;
    const relations = value.graph.edges.filter(
      ({ from, to }) => from === id || to === id,
    );
    const now = new Date().toISOString();
    const pivots = new Set(
      value.pivots
        .filter(({ validTo }) => !validTo || validTo > now)
        .map(pivot => pivot.id),
    );
    return [
      ...relations.map(relation => ({ kind: 'relation' as const, id: relation.id })), // prettier-ignore
      ...[...pivots].map(pivot => ({ kind: 'pivot' as const, id: pivot })),
      { kind: 'application' as const, id },
    ];
  }, [value, id]);
  return { ...known, value: things };
};

const EndApplicationForm = ({ application, onClose }: EndApplicationProps & { onClose(): void }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const things = useThings(application);
  const { name } = application;
  const title = t('form.endApplication', { name });
  if (!things.value)
    return (
      <FormDialog title={title} submitLabel={t('form.submit')} isDisabled onSubmit={() => {}} onClose={onClose}>
        <Resource state={things}>{() => null}</Resource>
      </FormDialog>
    );
  return (
    <EndForm
      title={title}
      line={t('form.endApplicationLine', { count: things.value.length - 1 })}
      requestTitle={t('form.title.endApplication', { name })}
      things={things.value}
      onClose={onClose}
    />
  );
}; // prettier-ignore

/** Ends an application with its identifiers and relations, in one request. */
export const EndApplication = ({ application }: EndApplicationProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <DialogButton
      label={t('form.end')}
      name={t('form.endApplication', { name: application.name })}
      dialog={close => (
        <EndApplicationForm application={application} onClose={close} />
      )}
    />
  );
};
