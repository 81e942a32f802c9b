/** The objective that 99 % of the requests of the shop succeed in seven days, as people send it. */
export const SHOP_ANSWERS = {
  id: 'shop-answers',
  name: 'Shop answers',
  application: 'app-shop',
  objective: 0.99,
  window: { type: 'rolling', duration: '7d' },
  budgeting: { method: 'Occurrences' },
  indicator: {
    kind: 'ratio',
    bad: { signal: 'errors' },
    total: { signal: 'traffic' },
  },
};
