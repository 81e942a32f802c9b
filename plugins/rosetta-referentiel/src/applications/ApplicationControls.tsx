import TextField from '@mui/material/TextField';
import { useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application, Criticality, Group } from '@rosetta/contracts/ref';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { SavedViews } from '@rosetta/plugin-rosetta-core-react/views';
import { KnownOnField } from '../knownOn/KnownOn';
import { useKnownOn } from '../knownOn/useKnownOn';
import { QUALITY_FILTERS } from '../quality/qualityFilter';
import { referentielTranslationRef } from '../translation';
import { ApplicationsView, countBy } from './view';

interface ControlsProps {
  /** All, of which each choice says how many it has. */
  applications: readonly Application[];
  groups: readonly Group[];
  view: ApplicationsView;
  onChange(change: ApplicationsView): void;
}

/** The values that some application has, in their order, each with how many. */
const useFacet = (applications: readonly Application[]) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return <Value extends string>(
    field: Parameters<typeof countBy>[1],
    values: readonly { value: Value; name: string }[],
  ) => {
    const counts = countBy(applications, field);
    return values.flatMap(({ value, name }) => {
      const count = counts.get(value);
      return count
        ? [{ value, label: t('applications.facet', { name, count }) }] // prettier-ignore
        : [];
    });
  };
};

const Facets = ({ applications, groups, view, onChange }: ControlsProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const facet = useFacet(applications);
  const lifecycles = [...countBy(applications, 'lifecycle').keys()].toSorted();
  return (
    <>
      <ChoicePill
        label={t('field.owner')}
        all={t('applications.allOwners')}
        value={view.group}
        options={facet(
          'group',
          groups.map(({ id, name }) => ({ value: id, name })),
        )}
        onChange={group => onChange({ group })}
      />
      <ChoicePill
        label={t('field.criticality')}
        all={t('applications.all')}
        value={view.criticality}
        options={facet(
          'criticality',
          Criticality.options
            .toReversed()
            .map(value => ({ value, name: t(`criticality.${value}`) })),
        )}
        onChange={criticality => onChange({ criticality })}
      />
      <ChoicePill
        label={t('field.lifecycle')}
        all={t('applications.all')}
        value={view.lifecycle}
        options={facet(
          'lifecycle',
          lifecycles.map(value => ({ value, name: value })),
        )}
        onChange={lifecycle => onChange({ lifecycle })}
      />
    </>
  );
};

/** What the list of applications shows; views of it are kept by name. */
export const ApplicationControls = (props: ControlsProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { search: address } = useLocation();
  const { day } = useKnownOn();
  const { view, onChange } = props;
  return (
    <ControlRow
      label={t('applications.filters')}
      active={Object.values(view).filter(Boolean).length}
    >
      <TextField
        size="small"
        type="search"
        label={t('applications.search')}
        value={view.search ?? ''}
        onChange={({ target }) =>
          onChange({ search: target.value || undefined })
        }
        inputProps={{ maxLength: 200 }}
        sx={{ maxWidth: { md: 170 } }}
      />
      <Facets {...props} />
      {!day && (
        <ChoicePill
          label={t('quality.show.label')}
          all={t('quality.show.all')}
          value={view.show}
          options={QUALITY_FILTERS.map(value => ({
            value,
            label: t(`quality.show.${value}`),
          }))}
          onChange={show => onChange({ show })}
        />
      )}
      <KnownOnField />
      <CopyLink />
      <SavedViews page="applications" search={address} />
    </ControlRow>
  );
};
