/** The library has one entry for each subject, such as `/charts` and `/table`; this one names the pages it links to. */
export * from './routes';
