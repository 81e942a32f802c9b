import '@rosetta/plugin-rosetta-core-react/testUtils';
