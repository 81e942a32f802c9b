import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ApplicationId,
  PIVOT_PROBLEMS,
  PIVOT_TYPES,
  PivotProblemKind,
  PivotType,
  listApplications,
} from '@rosetta/contracts/ref';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { ReferentielPage } from '../page/ReferentielPage';
import { referentielTranslationRef } from '../translation';
import { ProblemsTable } from './ProblemsTable';
import { UnclaimedTable } from './UnclaimedTable';

const SHOWN = ['problems', 'unclaimed'] as const;

const MappingsUrl = z.object({
  show: z.enum(SHOWN),
  kind: PivotProblemKind,
  type: PivotType,
  application: ApplicationId,
});

type Url = ReturnType<typeof useUrlState<(typeof MappingsUrl)['shape']>>;

/** Of which problem, and whose. */
const ProblemControls = ({ state: { kind, application }, change }: Url) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const applications = useRouteItems(listApplications, {});
  return (
    <>
      <ChoicePill
        label={t('mappings.problem')}
        all={t('mappings.allProblems')}
        value={kind}
        options={PIVOT_PROBLEMS.map(value => ({
          value,
          label: t(`mappings.kind.${value}`),
        }))}
        onChange={next => change({ kind: next })}
      />
      <ChoicePill
        label={t('field.name')}
        all={t('mappings.allApplications')}
        value={application}
        options={(applications.value ?? []).map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
        onChange={next => change({ application: next })}
      />
    </>
  );
};

const Controls = (url: Url) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state, change } = url;
  const { show = 'problems', kind, type, application } = state;
  const active = [kind, type, application].filter(Boolean).length;
  return (
    <ControlRow label={t('applications.filters')} active={active}>
      <ChoicePill
        label={t('requests.show')}
        value={show}
        options={SHOWN.map(value => ({
          value,
          label: t(`mappings.shown.${value}`),
        }))}
        onChange={next =>
          change({ show: next, kind: undefined, application: undefined })
        }
      />
      {show === 'problems' && <ProblemControls {...url} />}
      <ChoicePill
        label={t('field.tool')}
        all={t('mappings.allTools')}
        value={type}
        options={PIVOT_TYPES.map(value => ({ value, label: value }))}
        onChange={next => change({ type: next })}
      />
      <CopyLink />
    </ControlRow>
  );
};

/** What is wrong with the identifiers in the tools, and which are missing. */
export const MappingsPage = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const url = useUrlState(MappingsUrl);
  const { show = 'problems', ...filters } = url.state;
  return (
    <ReferentielPage title={t('mappings.title')} line={t('mappings.line')}>
      <WrongAddress wrong={url.wrong} />
      <Controls {...url} />
      {show === 'unclaimed' ? (
        <UnclaimedTable type={filters.type} />
      ) : (
        <ProblemsTable {...filters} />
      )}
    </ReferentielPage>
  );
};
