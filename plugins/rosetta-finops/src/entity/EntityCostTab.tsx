import Stack from '@mui/material/Stack';
import {
  Entity,
  RELATION_HAS_PART,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { NoCost } from '../application/CostTab';
import { LastYear } from '../application/LastYear';
import { CostSkeleton } from '../costs/CostSkeleton';
import { Choices, useChoices } from '../costs/useCosts';
import { finopsTranslationRef } from '../translation';
import { OtherComponents } from './OtherComponents';
import { useEntityApplications } from './useEntityApplications';

const COMPONENT = 'component:';

const isOfKind = ({ kind }: Entity, wanted: string) =>
  kind.toLocaleLowerCase('en') === wanted;

const isSystem = (entity: Entity) => isOfKind(entity, 'system');

/** The components that an entity stands for: itself, or those of a system. */
const componentsOf = (entity: Entity): string[] => {
  if (!isSystem(entity)) return [stringifyEntityRef(entity)];
  return (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_HAS_PART)
    .map(({ targetRef }) => targetRef)
    .filter(ref => ref.startsWith(COMPONENT));
};

const NoApplication = ({ entity }: { entity: Entity }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  if (isSystem(entity))
    return (
      <EmptyState title={t('entityCost.noneOfSystem')}>
        {t('entityCost.noneOfSystemHelp')}
      </EmptyState>
    );
  const component = stringifyEntityRef(entity);
  return (
    <EmptyState title={t('entityCost.noneOfComponent')}>
      {t('entityCost.noneOfComponentHelp', { component })}
    </EmptyState>
  );
};

interface ApplicationsCostProps {
  entity: Entity;
  applications: readonly string[];
  choices: Choices;
}

/**
 * Cost of applications can be added: what one passed on to another is in the other's only. The service
 * adds it, exactly, and each currency for itself.
 */
const ApplicationsCost = (props: ApplicationsCostProps) => {
  const { entity, applications, choices } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const several = applications.length > 1;
  return (
    <Stack gap={1}>
      <OtherComponents
        applications={applications}
        components={componentsOf(entity)}
        names={choices.filters.applications}
        system={isSystem(entity)}
      />
      <LastYear
        of={{ application: applications.join(',') }}
        level={several ? 'application' : 'product'}
        choices={choices}
        nothing={
          several ? (
            <EmptyState title={t('entityCost.nothing')}>
              {t('tab.nothingHelp')}
            </EmptyState>
          ) : (
            <NoCost />
          )
        }
      />
    </Stack>
  );
};

const ComponentsCost = ({ entity }: { entity: Entity }) => {
  const choices = useChoices();
  return (
    <Resource
      state={useEntityApplications(componentsOf(entity))}
      skeleton={<CostSkeleton />}
    >
      {applications =>
        applications.length ? (
          <Resource state={choices} skeleton={<CostSkeleton />}>
            {value => (
              <ApplicationsCost
                entity={entity}
                applications={applications}
                choices={value}
              />
            )}
          </Resource>
        ) : (
          <NoApplication entity={entity} />
        )
      }
    </Resource>
  );
};

/** A group of the catalog has the same name in the référentiel. */
const GroupCost = ({ group }: { group: string }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Resource state={useChoices()} skeleton={<CostSkeleton />}>
      {choices => (
        <LastYear
          of={{ group }}
          level="application"
          choices={choices}
          nothing={
            <EmptyState title={t('entityCost.noneOfGroup')}>
              {t('entityCost.noneOfGroupHelp', { group })}
            </EmptyState>
          }
        />
      )}
    </Resource>
  );
};

/** What a component, a system or a group cost over the last year, on its page in the catalog. */
export const EntityCostTab = () => {
  const { entity } = useEntity();
  return isOfKind(entity, 'group') ? (
    <GroupCost group={entity.metadata.name} />
  ) : (
    <ComponentsCost entity={entity} />
  );
};
