/** Named here, and not where it is loaded: of a package that is loaded whole, all comes with the first page. */
export { SearchModal as SearchDialog } from '@backstage/plugin-search';
