import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveBoard } from '@rosetta/contracts/monitoring';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { SourcesFooter } from '../board/SourcesFooter';
import { SourceStrip } from '../board/SourceStrip';
import { hasAnswered } from '../board/sourceState';
import { monitoringTranslationRef } from '../translation';

interface LiveAnswer<Item> extends Pick<LiveBoard, 'sources' | 'attribution'> {
  items: Item[];
}

interface LivePartProps<Item> {
  title: string;
  state: ResourceState<LiveAnswer<Item>>;
  /** There is none: why that may be. */
  none: string;
  noneHelp: string;
  children(items: Item[]): ReactNode;
}

/** A part of what is live, by itself: a source that is slow or fails takes nothing from the others. */
export const LivePart = <Item,>({
  title,
  state,
  none,
  noneHelp,
  children,
}: LivePartProps<Item>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <section aria-label={title}>
      <SectionTitle>{title}</SectionTitle>
      <Resource state={state}>
        {({ items, ...origin }) => (
          <>
            <SourceStrip {...origin} />
            {items.length > 0 && children(items)}
            {items.length === 0 && origin.sources.some(hasAnswered) && (
              <EmptyState title={none}>{noneHelp}</EmptyState>
            )}
            {origin.sources.length === 0 && (
              <EmptyState title={t('live.noSource')}>
                {t('live.noSourceHelp')}
              </EmptyState>
            )}
            <SourcesFooter sources={origin.sources} />
          </>
        )}
      </Resource>
    </section>
  );
};
