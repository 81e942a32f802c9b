import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import {
  useShadowRoot,
  useShadowRootElements,
} from '@backstage/plugin-techdocs-react';
import { Diagram } from './Diagram';
import { DiagramSlot, findDiagrams, isDiagram, sourceOf } from './findDiagrams';

const CODE_BLOCKS = 'div.highlight';

/**
 * Hides what is a diagram before the browser paints the page that it comes with: nobody sees its
 * code for a moment, and then the picture.
 */
const useHiddenSources = () => {
  const root = useShadowRoot();
  useLayoutEffect(() => {
    if (!root) return undefined;
    const seen = new WeakSet<HTMLElement>();
    const hide = () => {
      for (const block of root.querySelectorAll<HTMLElement>(CODE_BLOCKS)) {
        if (!seen.has(block) && isDiagram(sourceOf(block))) block.hidden = true;
        // Whoever shows it again has a reason: it can't be drawn.
        seen.add(block);
      }
    };
    hide();
    const observer = new MutationObserver(hide);
    observer.observe(root, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [root]);
};

/** Each diagram gets a place of its own before the code it is written in. */
const useDiagrams = (blocks: HTMLElement[]) => {
  const [places, setPlaces] = useState<DiagramSlot[]>([]);
  // The list is another one at each render; its first block is another one on another page.
  const latest = useRef(blocks);
  latest.current = blocks;
  const [firstOfPage] = blocks;
  useLayoutEffect(() => {
    const found = firstOfPage ? findDiagrams(latest.current) : [];
    for (const { block, host } of found) block.before(host);
    setPlaces(found);
    return () => found.forEach(({ host }) => host.remove());
  }, [firstOfPage]);
  return places;
};

/** Draws what is written as Mermaid on the documentation page that it is shown with. */
export const MermaidAddon = () => {
  useHiddenSources();
  const places = useDiagrams(
    useShadowRootElements<HTMLDivElement>([CODE_BLOCKS]),
  );
  return (
    <>
      {places.map((place, index) =>
        createPortal(<Diagram {...place} />, place.host, String(index)),
      )}
    </>
  );
};
