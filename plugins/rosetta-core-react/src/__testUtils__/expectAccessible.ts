/** jsdom cannot measure contrast, and a test renders no landmarks: those are of the whole portal. */
const RULES = {
  'color-contrast': { enabled: false },
  region: { enabled: false },
};

/** Fails on any violation of accessibility in the document; names each with its elements. */
export const expectAccessible = async () => {
  // Only here: it is large, and most tests that load these helpers do not call it.
  const { default: axe } = await import('axe-core');
  const { violations } = await axe.run(document.body, { rules: RULES });
  const found = violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html }) => html),
  ]);
  expect(found).toEqual([]);
};
