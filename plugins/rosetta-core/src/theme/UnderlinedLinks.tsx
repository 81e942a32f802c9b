/** In documentation links stand in the middle of text, and are told apart by more than their colour. */
export const UnderlinedLinks = () => (
  <style>
    {'.md-typeset :is(p, li, td) a { text-decoration: underline; }'}
  </style>
);
