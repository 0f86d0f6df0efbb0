/** Light, dark, or as the system has it; the browser remembers which. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const KEY = 'waldur-payments-mock.theme';

export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(kept);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(KEY, theme);
  }, [theme]);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <button
      type="button"
      class="plain"
      aria-label={`Colours: ${theme}. Change to ${next}`}
      title={`Colours: ${theme}`}
      onClick={() => setTheme(next)}
    >
      <Icon name="theme" />
    </button>
  );
}

function kept(): Theme {
  const name = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === name) ?? 'system';
}
