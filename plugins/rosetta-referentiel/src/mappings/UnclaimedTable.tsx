import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UnclaimedItem, listUnclaimed } from '@rosetta/contracts/ref';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { DialogButton } from '../forms/DialogButton';
import { referentielTranslationRef } from '../translation';
import { ClaimForm } from './ClaimForm';
import { MappingsTable } from './MappingsTable';

type Row = UnclaimedItem & { id: string };

const toRow = (item: UnclaimedItem): Row => ({
  ...item,
  id: [item.source, item.type, item.value].join(' '),
});

const Claim = ({ item }: { item: Row }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <DialogButton
      variant="text"
      label={t('mappings.claim')}
      name={`${t('mappings.claim')}: ${item.type} ${item.value}`}
      dialog={close => <ClaimForm item={item} onClose={close} />}
    />
  );
};

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return useMemo(
    () => [
      {
        key: 'source',
        label: t('mappings.seen'),
        value: ({ source }) => t(`mappings.source.${source}`),
        width: 150,
      },
      {
        key: 'type',
        label: t('field.tool'),
        value: ({ type }) => type,
        width: 160,
      },
      {
        key: 'value',
        label: t('field.value'),
        value: ({ value }) => value,
        least: 240,
      },
      {
        key: 'label',
        label: t('mappings.label'),
        value: ({ label }) => label,
        least: 180,
      },
      {
        key: 'amount',
        label: t('mappings.amount'),
        kind: 'money',
        currency: ({ currency = 'USD' }) => currency,
        value: ({ amount }) => amount ?? null,
        width: 150,
      },
      {
        key: 'likely',
        label: t('mappings.likely'),
        value: ({ application }) => application?.name ?? null,
        least: 160,
      },
      {
        key: 'cure',
        label: t('mappings.cureColumn'),
        value: () => t('mappings.claim'),
        render: item => <Claim item={item} />,
        width: 130,
      },
    ],
    [t],
  );
};

/** What the tools have seen and no application claims. */
export const UnclaimedTable = ({ type }: { type?: string }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const columns = useColumns();
  const unclaimed = useRoute(listUnclaimed, {});
  return (
    <Resource state={unclaimed}>
      {({ items, sources }) => (
        <MappingsTable
          id="unclaimed"
          label={t('mappings.shown.unclaimed')}
          none={t('mappings.noneUnclaimed')}
          sources={sources}
          rows={items.filter(item => !type || item.type === type).map(toRow)}
          columns={columns}
        />
      )}
    </Resource>
  );
};
