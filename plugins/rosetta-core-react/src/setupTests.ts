import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { indexedStyle } from './__testUtils__/indexedStyle';

// A whole page with its grid and charts takes seconds on a busy machine, which may load them only then.
configure({ asyncUtilTimeout: 20_000 });

/** jsdom lays nothing out; charts and tables draw themselves only where they have room. */
const ROOM = { width: 1200, height: 800 };

class RoomyResizeObserver implements ResizeObserver {
  constructor(private readonly callback: ResizeObserverCallback) {}

  observe(target: Element) {
    const contentRect = { ...ROOM, x: 0, y: 0, top: 0, left: 0 };
    const entry = { target, contentRect } as unknown as ResizeObserverEntry;
    this.callback([entry], this);
  }

  unobserve() {}

  disconnect() {}
}

global.ResizeObserver = RoomyResizeObserver;

// Some tests run where there is no document.
if (globalThis.document)
  globalThis.getComputedStyle = indexedStyle(globalThis.getComputedStyle);
