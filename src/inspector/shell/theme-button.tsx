/** Light or dark, as the system has it or as it was chosen here; the browser remembers which. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const KEY = 'waldur-payments-mock.theme';

export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(kept);
  const system = useSystem();
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(KEY, theme);
  }, [theme]);
  const shown = theme === 'system' ? system : theme;
  // Each click changes what is seen: what the system has already is no step of its own.
  const next = shown === 'dark' ? 'light' : 'dark';
  const words = `Colours: ${shown}${theme === 'system' ? ', as the system has it' : ''}. Change to ${next}`;
  return (
    <button
      type="button"
      class="plain"
      aria-label={words}
      title={words}
      onClick={() => setTheme(next === system ? 'system' : next)}
    >
      <Icon name={shown} />
    </button>
  );
}

function kept(): Theme {
  const name = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === name) ?? 'system';
}

function useSystem(): Exclude<Theme, 'system'> {
  const [isDark, setDark] = useState(() => query().matches);
  useEffect(() => {
    const asked = query();
    const onChange = (): void => setDark(asked.matches);
    asked.addEventListener('change', onChange);
    return () => asked.removeEventListener('change', onChange);
  }, []);
  return isDark ? 'dark' : 'light';
}

function query(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}
