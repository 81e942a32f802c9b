import { useEffect, useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  changeSlo,
  createSlo,
  getGoldenSignals,
  previewSlo,
  Slo,
  SloInput,
} from '@rosetta/contracts/monitoring';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  skipToken,
  useFetched,
  useRoute,
  useRouteClient,
  useRouteMutation,
} from '@rosetta/plugin-rosetta-core-react/data';
import { monitoringTranslationRef } from '../../translation';
import {
  fieldOf,
  newDraft,
  problemsOf,
  SloDraft,
  SloField,
  toDraft,
  toInput,
} from './sloDraft';

export interface SloFormProps {
  /** The objective to change; none when one is made. */
  slo?: Slo;
  /** The application that a new one is of. */
  application?: string;
  onClose(): void;
  onSaved?(id: string): void;
}

/** Nobody reads what is shown of half a word. */
const PREVIEW_DELAY_MS = 400;

const useDelayed = <T>(value: T): T => {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), PREVIEW_DELAY_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return delayed;
};

/** The OpenSLO file of what is written; nothing while it is not whole. */
const useSloPreview = (input: SloInput | undefined) => {
  const client = useRouteClient();
  const asked = useDelayed(input && JSON.stringify(input));
  return useFetched(
    ['monitoring-slo-preview', asked ?? ''],
    asked
      ? ({ signal }) =>
          client.call(previewSlo, { body: JSON.parse(asked) }, { signal })
      : skipToken,
  );
};

/** The entities of the application that have the signals of the draft, in the last day. */
const useEntities = ({ application, ...draft }: SloDraft): string[] => {
  const signals = useRoute(
    getGoldenSignals,
    application ? { params: { app: application }, query: {} } : skipToken,
  );
  const measured = draft.indicator === 'threshold' ? draft.signal : draft.total;
  const items = signals.value?.items ?? [];
  const entities = items
    .filter(({ signal }) => signal === measured)
    .map(({ entity }) => entity);
  return [...new Set([...entities, ...(draft.entity ? [draft.entity] : [])])];
};

/** What is written of an objective, what is wrong with it, what it says as a file, and how it is sent. */
export const useSloForm = ({ slo, application, onClose, onSaved }: SloFormProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const create = useRouteMutation(createSlo);
  const change = useRouteMutation(changeSlo);
  const { error, isPending } = slo ? change : create;
  const [draft, setDraft] = useState(() => slo ? toDraft(slo) : newDraft(application));
  const [touched, setTouched] = useState<ReadonlySet<SloField>>(new Set());
  const [wasTried, setTried] = useState(false);
  const wrong = useMemo(() => problemsOf(draft, slo), [draft, slo]);
  const isWhole = wrong.fields.size === 0 && wrong.others.length === 0;
  const withoutReason = [...wrong.fields].every(field => field === 'reason') && wrong.others.length === 0;
  const { reason: _, ...definition } = toInput(draft, slo);
  const preview = useSloPreview(withoutReason ? definition : undefined);
  const refused = isRequestError(error) ? error.problems : [];
  const refusals = isRequestError(preview.error) ? [...refused, ...preview.error.problems] : refused;
  const problem = (field: SloField) => {
    if (wrong.fields.has(field) && (wasTried || touched.has(field)))
      return t(`slos.problem.${field}`);
    return refusals.find(({ path }) => fieldOf(path) === field)?.message;
  };
  const send = () => {
    setTried(true);
    if (!isWhole) return;
    const body = toInput(draft, slo);
    const options = { onSuccess: (saved: Slo) => { onClose(); onSaved?.(saved.id); } };
    if (!slo) create.mutate({ body }, options);
    else change.mutate({ params: { id: slo.id }, body, ifMatch: `"${slo.versions[0].version}"` }, options);
  };
  return {
    ...{ draft, problem, send, isPending, error, refused, preview, withoutReason },
    isChange: slo !== undefined,
    others: wrong.others,
    entities: useEntities(draft),
    set: (changed: Partial<SloDraft>) => {
      setDraft({ ...draft, ...changed });
      setTouched(new Set([...touched, ...(Object.keys(changed) as SloField[])]));
    },
  };
}; // prettier-ignore
export type SloForm = ReturnType<typeof useSloForm>;
