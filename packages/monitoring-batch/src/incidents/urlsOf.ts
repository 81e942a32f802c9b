import { ConnectedSources } from '@rosetta/sources';
import { dynatrace } from '@rosetta/sources/dynatrace';
import { serviceNow } from '@rosetta/sources/servicenow';
import { Shaping } from './toFact';

/** Where people look at incidents, changes and problems: nothing of a source that is not configured. */
export const urlsOf = (
  sources: Pick<ConnectedSources, 'find'>,
): Pick<Shaping, 'serviceNowUrl' | 'dynatraceUrl'> => ({
  serviceNowUrl: sources.find(serviceNow)?.config.baseUrl,
  dynatraceUrl: sources.find(dynatrace)?.config.baseUrl,
});
