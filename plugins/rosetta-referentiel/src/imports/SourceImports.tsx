import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ImportSource,
  createImportFromSource,
  listImportSources,
} from '@rosetta/contracts/ref';
import {
  useRoute,
  useRouteMutation,
} from '@rosetta/plugin-rosetta-core-react/data';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { referentielTranslationRef } from '../translation';
import { CompareProgress } from './CompareProgress';
import { useImportLead } from './useImportLead';

const SourceCard = ({ source }: { source: ImportSource }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const lead = useImportLead();
  const { mutateAsync, isPending, error } = useRouteMutation(
    createImportFromSource,
  );
  const { name, title, tables } = source;
  return (
    <TitledCard title={t('imports.live.title', { source: title })}>
      <Stack gap={2}>
        <Typography color="text.secondary">
          {t('imports.live.help', { source: title })}
        </Typography>
        {error && <Alert severity="error">{error.message}</Alert>}
        {isPending && (
          <CompareProgress
            reading={t('imports.live.reading', { source: title })}
          />
        )}
        <Stack direction="row" gap={2} flexWrap="wrap">
          {tables.map(({ kind, table }) => (
            <Button
              key={kind}
              variant="outlined"
              disabled={isPending}
              onClick={() =>
                lead(
                  mutateAsync({
                    params: { source: name },
                    query: { kind, dryRun: 'true' },
                  }),
                )
              }
            >
              {t('imports.live.compare', {
                kind: t(`imports.kinds.${kind}`),
                table,
              })}
            </Button>
          ))}
        </Stack>
      </Stack>
    </TitledCard>
  );
};

/** The systems that can be compared as they are now; one that is not configured is not shown. */
export const SourceImports = () => {
  const { value } = useRoute(listImportSources, {});
  return (
    <>
      {value?.items
        .filter(({ configured }) => configured)
        .map(source => (
          <SourceCard key={source.name} source={source} />
        ))}
    </>
  );
};
