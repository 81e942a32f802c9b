import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { addMonths, countMonths } from '@rosetta/contracts/values';
import {
  RelativeTime,
  currentMonth,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import { Costs } from '../types';
import { RunLink } from '../runs/RunLink';
import { finopsTranslationRef } from '../translation';
import { providersByDay } from '../months/completeThrough';
import { Choices } from './useCosts';

/** What a figure says of itself. */
type Provenanced = Pick<
  Costs,
  | 'currency'
  | 'measure'
  | 'published'
  | 'missing'
  | 'completeThrough'
  | 'indirectExcluded'
  | 'restatedExcluded'
> & { total: Pick<Costs['total'], 'incomplete'> };

interface CostFooterProps {
  costs: Provenanced;
  choices: Choices;
}

/** What a reader should know before trusting the figures. */
const useWarnings = ({ costs, choices }: CostFooterProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, day, list, number, moneyExact } = useFormats();
  const lastPublished = choices.periods.items[0]?.period;
  const lastComplete = addMonths(currentMonth(), -1);
  const behind = lastPublished ? countMonths(lastPublished, lastComplete) : 0;
  return [
    costs.missing.length > 0 &&
      t('foot.missing', {
        months: costs.missing.map(m => month(m)).join(', '),
      }),
    behind > 0 &&
      t('foot.behind', { month: month(lastPublished), count: behind }),
    costs.completeThrough !== undefined &&
      t('foot.completeThrough', {
        days: list(
          providersByDay(costs.completeThrough).map(
            ([last, providers]) => `${day(last)} (${list(providers)})`,
          ),
        ),
      }),
    costs.indirectExcluded !== undefined &&
      t('foot.indirectExcluded', {
        amount: moneyExact(costs.indirectExcluded, costs.currency),
      }),
    costs.restatedExcluded !== undefined &&
      t('foot.restatedExcluded', {
        amount: moneyExact(costs.restatedExcluded, costs.currency),
      }),
    costs.total.incomplete !== undefined &&
      t('foot.incomplete', {
        lines: number(costs.total.incomplete),
        measure: t(`measure.${costs.measure}`),
      }),
  ].filter(warning => warning !== false);
};

/** Which runs the figures are from, how old they are, and what is missing. */
export const CostFooter = (props: CostFooterProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, named } = useFormats();
  const { published } = props.costs;
  const latest = published
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return (
    <Provenance warnings={useWarnings(props)}>
      <details>
        <summary>
          {t('foot.published', { count: published.length })}{' '}
          {latest && <RelativeTime at={latest} />}
        </summary>
        <ul>
          {published.map(({ period, runId, at }) => (
            <li key={period}>
              {named(month(period), t('foot.run'))} <RunLink id={runId} />,{' '}
              <RelativeTime at={at} />
            </li>
          ))}
        </ul>
      </details>
    </Provenance>
  );
};
