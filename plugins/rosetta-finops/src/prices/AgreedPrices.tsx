import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AgreedPrice,
  listAgreedPrices,
  listCosts,
  putAgreedPrices,
} from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import {
  RequesterLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import {
  RelativeTime,
  currentMonth,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { WholeList, useWholeList } from '../useWholeList';
import { EnterButtons } from '../valuesToSet/EnterButtons';
import { SavedAlert } from '../valuesToSet/SavedAlert';
import { useOpenedForm } from '../valuesToSet/useOpenedForm';
import { ImportPricesDialog } from './ImportPricesDialog';
import { PriceDialog } from './PriceDialog';
import { PriceDraft, draftOf, priceId } from './priceDraft';

type Listed = WholeList<typeof listAgreedPrices>;
type Row = AgreedPrice & { id: string };

/** The names of products, by their keys; of one that the last month does not have, its key has to do. */
const useNames = () => {
  const { value } = useRoute(listCosts, { query: { groupBy: 'product' } });
  return useMemo(
    () => new Map(value?.items.map(({ key, label }) => [key, label])),
    [value],
  );
};

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const names = useNames();
  return useMemo(() => {
    const field = (
      key: 'product' | 'sku' | 'unit' | 'currency' | 'since' | 'price',
      more: Partial<Column<Row>>,
    ): Column<Row> => ({
      key,
      label: t(`prices.field.${key}`),
      value: row => row[key],
      ...more,
    });
    return [
      field('product', {
        least: 180,
        share: 2,
        value: ({ product }) => names.get(product) ?? product,
      }),
      field('sku', { least: 140, value: ({ sku }) => sku || t('prices.allSkus') }), // prettier-ignore
      field('unit', { width: 110 }),
      field('currency', { width: 90 }),
      field('since', {
        width: 130,
        render: ({ since }) => <>{month(since)}</>,
      }),
      field('price', { kind: 'decimal', least: 110 }),
      {
        key: 'by',
        label: t('prices.changedBy'),
        value: ({ updatedBy }) => nameOfRef(updatedBy),
        width: 140,
        render: ({ updatedBy }) => <RequesterLink requester={updatedBy} />,
      },
      {
        key: 'at',
        label: t('prices.changed'),
        value: ({ updatedAt }) => updatedAt,
        width: 130,
        render: ({ updatedAt }) => <RelativeTime at={updatedAt} short />,
      },
    ];
  }, [t, month, names]);
};

/** Of no currency yet, the one that others are in. */
const emptyDraft = ({ items }: Listed): PriceDraft => ({
  ...{ product: '', sku: '', unit: '', price: '' },
  currency: items[0]?.currency ?? 'USD',
  since: currentMonth(),
});

/** What is open: a form with this price, which there is already or not, or the choice of a file. */
type Opened = { draft: PriceDraft; isKnown: boolean } | 'import';

interface PriceListProps {
  listed: Listed;
  onRefresh(): void;
}

const PriceList = ({ listed, onRefresh }: PriceListProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayChange = useMay('finops.prices.write');
  const columns = useColumns();
  const { opened, setOpened, saved, saving } = useOpenedForm<
    Opened,
    typeof putAgreedPrices
  >({ revision: listed.revision, onRefresh });
  const download = useDownload(listAgreedPrices, { query: {} }, 'agreed-prices'); // prettier-ignore
  const rows = useMemo(
    () => listed.items.map(item => ({ ...item, id: priceId(item) })),
    [listed],
  );
  const open = (id: string) => {
    const price = rows.find(row => row.id === id);
    if (price) setOpened({ draft: draftOf(price), isKnown: true });
  };
  return (
    <>
      {saved && <SavedAlert values="prices" changes={saved} />}
      {mayChange && (
        <EnterButtons
          values="prices"
          onEnter={() =>
            setOpened({ draft: emptyDraft(listed), isKnown: false })
          }
          onImport={() => setOpened('import')}
        />
      )}
      {rows.length === 0 ? (
        <Typography color="text.secondary">
          {t(mayChange ? 'prices.noneAgreed' : 'prices.noneRead')}
        </Typography>
      ) : (
        <DataTable
          id="finops-agreed-prices"
          label={t('prices.agreed')}
          rows={rows}
          columns={columns}
          onOpen={mayChange ? open : undefined}
          onExport={download.csv}
          onExcel={download.excel}
        />
      )}
      {opened === 'import' && (
        <ImportPricesDialog {...saving} known={listed.items} />
      )}
      {typeof opened === 'object' && (
        <PriceDialog
          {...saving}
          begin={opened.draft}
          isKnown={opened.isKnown}
        />
      )}
    </>
  );
};

/** The prices that people agreed on: what those that were paid are compared with. */
export const AgreedPrices = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const prices = useWholeList(listAgreedPrices);
  return (
    <Stack component="section" gap={1} mt={2}>
      <SectionTitle>{t('prices.agreed')}</SectionTitle>
      <Resource state={prices}>
        {listed => <PriceList listed={listed} onRefresh={prices.retry} />}
      </Resource>
    </Stack>
  );
};
