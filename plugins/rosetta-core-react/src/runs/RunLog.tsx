import { useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import DownloadIcon from '@mui/icons-material/Download';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run, RunEvent } from '@rosetta/contracts/runs';
import { saveBlob } from '../client';
import { useFormats } from '../format';
import { useTokens } from '../theme';
import { coreReactTranslationRef } from '../translation';

interface RunLogProps {
  run: Run;
  log: readonly RunEvent[];
}

const linesSx = {
  m: 0,
  p: 0,
  listStyle: 'none',
  fontFamily: 'monospace',
  fontSize: '0.8125rem',
};

const fieldsOf = ({ fields }: RunEvent) =>
  Object.entries(fields)
    .map(
      ([name, value]) =>
        `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join(' ');

const textOf = (event: RunEvent) =>
  [event.at, event.level.toUpperCase(), event.message, fieldsOf(event)]
    .filter(Boolean)
    .join(' ');

const LineTime = ({ at }: { at: string }) => {
  const { time } = useFormats();
  return (
    <Box
      component="time"
      dateTime={at}
      title={at}
      sx={{ color: 'text.secondary' }}
    >
      {time(at)}
    </Box>
  );
};

const Line = ({ event }: { event: RunEvent }) => {
  const { stale } = useTokens();
  const colors = {
    info: 'text.primary',
    // Material's own is too pale to be read on white.
    warn: stale.text,
    error: 'error.main',
  };
  return (
    <Box
      component="li"
      sx={{
        color: colors[event.level],
        // A long log is laid out only where it is seen.
        contentVisibility: 'auto',
        overflowWrap: 'anywhere',
      }}
    >
      <LineTime at={event.at} />{' '}
      {event.level !== 'info' && <strong>{event.level.toUpperCase()} </strong>}
      {event.message}{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {fieldsOf(event)}
      </Box>
    </Box>
  );
};

/** The log as it is written: searchable, and downloadable as a file. */
export const RunLog = ({ run, log }: RunLogProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { zone } = useFormats();
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const wanted = search.toLocaleLowerCase();
    return log.filter(event =>
      textOf(event).toLocaleLowerCase().includes(wanted),
    );
  }, [log, search]);
  const download = () =>
    saveBlob(
      new Blob([log.map(textOf).join('\n'), '\n'], { type: 'text/plain' }),
      `${run.job}-${run.period}-${run.id}.log`,
    );
  return (
    <Stack component="section" gap={1}>
      <Stack direction="row" gap={2} alignItems="center" flexWrap="wrap">
        <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
          {t('runs.log')}
        </Typography>
        <TextField
          type="search"
          size="small"
          label={t('runs.searchLog')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        {log.length > 0 && (
          <Typography variant="body2" color="text.secondary">
            {t('runs.logZone', { zone: zone(log[0].at) })}
          </Typography>
        )}
        <Button startIcon={<DownloadIcon />} onClick={download}>
          {t('runs.downloadLog')}
        </Button>
      </Stack>
      <Paper
        variant="outlined"
        role="log"
        aria-label={t('runs.log')}
        tabIndex={0}
        sx={{ p: 2, maxHeight: 480, overflow: 'auto' }}
      >
        <Box component="ol" sx={linesSx}>
          {found.map(event => (
            <Line key={event.seq} event={event} />
          ))}
          {found.length === 0 && <li>{t('runs.noLines')}</li>}
        </Box>
      </Paper>
    </Stack>
  );
};
