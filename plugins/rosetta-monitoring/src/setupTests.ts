import '@testing-library/jest-dom';
import '@rosetta/plugin-rosetta-core-react/testUtils';
