import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listQuarantineGroups } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { finopsTranslationRef } from '../translation';
import { QUARANTINE_VIEW, withDataset } from './quarantineView';
import { QuarantineControls } from './QuarantineControls';
import { QuarantineGroups } from './QuarantineGroups';
import { QuarantineProgress } from './QuarantineProgress';
import { QuarantineRecords } from './QuarantineRecords';
import { RelandActions } from './RelandActions';

/** What could not be used of bills and consumption: why, and how it is mended. */
export const QuarantinePage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state, change, wrong } = useUrlState(QUARANTINE_VIEW);
  const groups = useRoute(listQuarantineGroups, {});
  const view = withDataset(state, groups.value?.items ?? []);
  return (
    <PageFrame
      title={t('quarantine.title')}
      line={t('quarantine.about')}
      actions={
        groups.value?.items.length ? <RelandActions view={view} /> : undefined
      }
    >
      <WrongAddress wrong={wrong} />
      <Resource state={groups}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('quarantine.none')}>
              {t('quarantine.noneHelp')}
            </EmptyState>
          ) : (
            <>
              <QuarantineProgress groups={items} />
              <QuarantineGroups groups={items} onChoose={change} />
              <QuarantineControls
                groups={items}
                view={view}
                onChange={change}
              />
              <QuarantineRecords view={view} />
            </>
          )
        }
      </Resource>
    </PageFrame>
  );
};
