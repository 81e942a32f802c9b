import { useMemo } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { costAnomaliesRouteRef, sloRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { Happening } from './happenings';
import { useHappeningTexts } from './useHappeningTexts';

/** Where it is told in full: at its source, or on a page of the portal. */
const useAddress = () => {
  const sloPage = useRouteRef(sloRouteRef);
  const anomalies = useRouteRef(costAnomaliesRouteRef);
  return useMemo(
    () =>
      ({ url, slo, anomaly }: Happening): string | null => {
        if (url !== null) return url;
        if (slo !== null) return sloPage?.({ id: slo }) ?? null;
        if (anomaly === undefined || !anomalies) return null;
        return `${anomalies()}?${new URLSearchParams({ anomaly })}`;
      },
    [sloPage, anomalies],
  );
};

interface SourceProps {
  item: Happening;
  address: string | null;
}

const Source = ({ item, address }: SourceProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  if (address === null) return null;
  const link =
    item.url === null
      ? { component: RouterLink, to: address }
      : { href: address, target: '_blank', rel: 'noreferrer' };
  return <Link {...link}>{t('timeline.open')}</Link>;
};

const useColumns = (): Column<Happening>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const addressOf = useAddress();
  const texts = useHappeningTexts();
  return useMemo(
    () => [
      {
        key: 'at',
        label: t('timeline.field.at'),
        value: ({ at }) => at,
        render: ({ at }) => <RelativeTime at={at} />,
        width: 150,
      },
      {
        key: 'kind',
        label: t('timeline.field.kind'),
        value: ({ kind }) => t(`timeline.kind.${kind}`),
        width: 140,
      },
      {
        key: 'title',
        label: t('timeline.field.title'),
        value: ({ title }) => title,
        share: 3,
      },
      {
        key: 'status',
        label: t('timeline.field.status'),
        value: texts.status,
        width: 120,
      },
      {
        key: 'detail',
        label: t('timeline.field.detail'),
        value: texts.detail,
        width: 150,
      },
      {
        key: 'until',
        label: t('timeline.field.until'),
        value: ({ until }) => until,
        render: ({ until }) => until && <RelativeTime at={until} />,
        width: 150,
      },
      {
        key: 'tool',
        label: t('timeline.field.tool'),
        value: addressOf,
        render: item => <Source item={item} address={addressOf(item)} />,
        width: 90,
      },
    ],
    [t, addressOf, texts],
  );
};

/** The rows behind the picture, newest first. */
export const TimelineTable = ({ items }: { items: readonly Happening[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <DataTable
      id="application-timeline"
      label={t('timeline.title')}
      rows={items}
      columns={useColumns()}
    />
  );
};
