import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { SourcesFooter } from '../board/SourcesFooter';
import { SourceStrip } from '../board/SourceStrip';
import { Frequency } from './Frequency';
import { HistoryTable } from './HistoryTable';
import { LiveTable } from './LiveTable';
import { useLive } from './useLive';

/** What runs now, how often it is deployed, and every deployment there was. */
export const DeploymentsTab = ({ application }: ApplicationProps) => {
  const live = useLive(application);
  return (
    <>
      <Resource state={live}>
        {({ items, ...origin }) => (
          <>
            <SourceStrip {...origin} />
            <LiveTable items={items} />
            <SourcesFooter sources={origin.sources} />
          </>
        )}
      </Resource>
      <Frequency application={application} />
      <HistoryTable application={application} />
    </>
  );
};
