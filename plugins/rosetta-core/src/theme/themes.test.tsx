import { act, fireEvent, render, screen } from '@testing-library/react';
import { useTheme } from '@mui/material/styles';
import { AppTheme, appThemeApiRef } from '@backstage/frontend-plugin-api';
import {
  TestApiProvider,
  createExtensionTester,
} from '@backstage/frontend-test-utils';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { darkTheme, lightTheme } from './themes';

const { theme } = ThemeBlueprint.dataRefs;
const light = createExtensionTester(lightTheme).get(theme);
const dark = createExtensionTester(darkTheme).get(theme);

/** The choice of a theme, as the app keeps it; none follows the system. */
const createThemeChoice = () => {
  const listeners = new Set<() => void>();
  let chosen: string | undefined;
  return {
    choose(id: string) {
      chosen = id;
      listeners.forEach(listener => listener());
    },
    api: {
      getInstalledThemes: () => [light, dark],
      getActiveThemeId: () => chosen,
      setActiveThemeId: () => {},
      activeThemeId$: () => ({
        subscribe(listener: () => void) {
          listeners.add(listener);
          return { unsubscribe: () => listeners.delete(listener) };
        },
      }),
    },
  };
};

const Page = () => (
  <>
    <output>{useTheme().palette.mode}</output>
    <input aria-label="Name" />
  </>
);

describe('the themes', () => {
  it('change the colours of a page and nothing that it holds', () => {
    const { api, choose } = createThemeChoice();
    const show = ({ Provider }: AppTheme) => (
      <TestApiProvider apis={[[appThemeApiRef, api as any]]}>
        <Provider>
          <Page />
        </Provider>
      </TestApiProvider>
    );
    const { rerender } = render(show(light));
    fireEvent.change(screen.getByLabelText('Name'), {
      target: { value: 'Half a rule' },
    });
    expect(screen.getByText('light')).toBeVisible();
    act(() => choose('dark'));
    rerender(show(dark));
    expect(screen.getByText('dark')).toBeVisible();
    expect(screen.getByLabelText('Name')).toHaveValue('Half a rule');
  });
});
