/** The words of the page of prices. */
export const pricesMessages = {
  title: 'Prices',
  about:
    'What a unit cost, of the usage that was billed with a quantity: {{period}}',
  none: 'No price for these months',
  noneHelp:
    'A price is known once a bill of the month is published that has a pricing quantity and unit for its usage, and matches the filters.',
  by: { product: 'Product', sku: 'SKU' },
  filter: { domain: 'Domain', product: 'Product', sku: 'SKU' },
  column: {
    product: 'Product',
    sku: 'SKU',
    month: 'Month',
    currency: 'Currency',
    unit: 'Unit',
    quantity: 'Quantity',
    list: 'List price',
    contracted: 'Contracted price',
    effective: 'Effective price',
    negotiated: 'Negotiated discount',
    discount: 'Effective discount',
    agreed: 'Agreed price',
    difference: 'Paid − agreed',
    state: 'Paid is',
  },
  anyState: 'Any state',
  state: {
    'as-agreed': 'As agreed',
    dearer: 'Dearer',
    cheaper: 'Cheaper',
    'not-agreed': 'Not agreed',
  },
  agreed: 'Agreed prices',
  allSkus: 'All of the product',
  changedBy: 'Changed by',
  changed: 'Changed',
  noneAgreed:
    'No price was agreed yet. Enter one, or import a file with the columns product, sku, unit, currency, since and price.',
  noneRead:
    'No price was agreed yet. A FinOps administrator (Rosetta_FinOps_Admin) enters agreed prices here.',
  enter: 'Enter agreed prices',
  import: 'Import CSV',
  addAnother: 'Add another',
  remove: 'Remove this price',
  save: 'Save the prices',
  will: 'Agreed prices change no figure of costs: what was paid is compared with them.',
  changedSince:
    'Somebody changed agreed prices since you opened this form. They are read again: check what follows, and save once more.',
  saved_one: 'A price is saved',
  saved_other: '{{count}} prices are saved',
  nothing: 'Nothing changed: these are the prices there are',
  field: {
    product: 'Product',
    sku: 'SKU',
    unit: 'Unit',
    currency: 'Currency',
    since: 'From',
    price: 'Price of one unit',
  },
  problem: {
    product: 'The name of a product, as bills have it',
    sku: 'An id of a SKU, or nothing for all of the product',
    unit: 'The unit that the bill prices by, like Hours',
    currency: 'An ISO 4217 code, like USD',
    since: 'A month, YYYY-MM',
    price: 'A number, 0 or more, with a decimal point and at most 12 decimals',
    twice: 'The same price stands above',
  },
  importTitle: 'Import agreed prices',
  importSave_one: 'Save the price that changes',
  importSave_other: 'Save the {{count}} prices that change',
  importWrong_one:
    'Line {{lines}} can’t be used. Correct it in the file and choose the file again: all is saved, or nothing.',
  importWrong_other:
    '{{count}} lines can’t be used: {{lines}}. Correct them in the file and choose it again: all is saved, or nothing.',
  importColumns:
    'The file has no column {{columns}}. The first line must name the columns product, sku, unit, currency, since and price, as in the file of agreed prices that this page exports.',
  importTooMany:
    'The file changes {{count}} prices; at most {{most}} are saved at once. Divide it.',
} as const;
