import { useLayoutEffect, useRef, useState } from 'react';

const MARGIN = 8;

/**
 * The height that is left of the window below an element: what scrolls within it keeps its
 * heading in sight. Measured from the top of the page, so that scrolling changes nothing.
 */
export const useHeightLeft = (enabled: boolean, least: number) => {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number>();
  useLayoutEffect(() => {
    const element = ref.current;
    const page = element?.closest('main') ?? document.body;
    if (!element || !enabled) return undefined;
    const measure = () => {
      const above =
        element.getBoundingClientRect().top - page.getBoundingClientRect().top;
      setHeight(Math.max(least, window.innerHeight - above - MARGIN));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(page);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [enabled, least]);
  return { ref, height };
};
