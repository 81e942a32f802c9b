import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useShadowRootElements } from '@backstage/plugin-techdocs-react';
import { Diagram } from './Diagram';
import { DiagramSlot, findDiagrams } from './findDiagrams';

/** Each diagram gets a place of its own before the code it is written in. */
const useDiagrams = (blocks: HTMLElement[]) => {
  const [places, setPlaces] = useState<DiagramSlot[]>([]);
  // The list is another one at each render; its first block is another one on another page.
  const latest = useRef(blocks);
  latest.current = blocks;
  const [firstOfPage] = blocks;
  useEffect(() => {
    const found = firstOfPage ? findDiagrams(latest.current) : [];
    for (const { block, host } of found) block.before(host);
    setPlaces(found);
    return () => found.forEach(({ host }) => host.remove());
  }, [firstOfPage]);
  return places;
};

/** Draws what is written as Mermaid on the documentation page that it is shown with. */
export const MermaidAddon = () => {
  const places = useDiagrams(
    useShadowRootElements<HTMLDivElement>(['div.highlight']),
  );
  return (
    <>
      {places.map((place, index) =>
        createPortal(<Diagram {...place} />, place.host, String(index)),
      )}
    </>
  );
};
