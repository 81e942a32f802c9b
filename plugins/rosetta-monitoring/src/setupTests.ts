import '@rosetta/plugin-rosetta-core-react/setupTests';
