import { ElisaConfig } from './config';
import { Rison, toRisonFragment } from './rison';

export interface LogWindow {
  from: Date;
  to: Date;
}

interface LogSelection extends LogWindow {
  /** An index pattern, as the pivot `elisa:index` has it. */
  index: string;
  /** Of Lucene; all lines when not given. */
  query?: string;
}

type Version = readonly [major: number, minor: number];

const parseVersion = (text: string): Version => {
  const [major, minor = '0'] = text.split('.');
  return [Number(major), Number(minor)];
};

const isBefore = (text: string, [major, minor]: Version) => {
  const [givenMajor, givenMinor] = parseVersion(text);
  return givenMajor < major || (givenMajor === major && givenMinor < minor);
};

/** Discover became an application of its own; before, it was a page of the application Kibana. */
const DISCOVER_SINCE: Version = [7, 8];
/** Where the state names a source of data, of which a data view is one; before, it named an index pattern. */
const DATA_SOURCE_SINCE: Version = [8, 15];

const appPath = (version: string) =>
  isBefore(version, DISCOVER_SINCE) ? '/app/kibana#/discover' : '/app/discover#/'; // prettier-ignore

const sourceOf = (version: string, id: string): Record<string, Rison> =>
  isBefore(version, DATA_SOURCE_SINCE)
    ? { index: id }
    : { dataSource: { dataViewId: id, type: 'dataView' } };

/** The page of Kibana's Discover that shows these lines, with the state as that version reads it. */
export const discoverUrl = (
  { kibanaUrl, kibanaVersion, timeField = '@timestamp', dataViews = {} }: Pick<ElisaConfig, 'kibanaUrl' | 'kibanaVersion' | 'timeField' | 'dataViews'>,
  { index, from, to, query = '' }: LogSelection,
): string => {
  const global: Rison = {
    filters: [],
    refreshInterval: { pause: true, value: 0 },
    time: { from: from.toISOString(), to: to.toISOString() },
  };
  const app: Rison = {
    columns: ['message'],
    ...sourceOf(kibanaVersion, dataViews[index] ?? index),
    filters: [],
    interval: 'auto',
    query: { language: 'lucene', query },
    sort: [[timeField, 'desc']],
  };
  const base = kibanaUrl.replace(/\/$/, '');
  return `${base}${appPath(kibanaVersion)}?_g=${toRisonFragment(global)}&_a=${toRisonFragment(app)}`;
}; // prettier-ignore
