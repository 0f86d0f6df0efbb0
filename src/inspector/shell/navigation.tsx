/** The way between the views. */
import { useEffect, useRef } from 'preact/hooks';
import { useModel } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { hashOf, VIEWS, type View } from '../route.ts';

const TITLES = {
  requests: 'Requests',
  data: 'Data',
  faults: 'Faults',
  clock: 'Clock',
  coverage: 'Coverage',
  contract: 'Contract',
  sandboxes: 'Sandboxes',
  tokens: 'Tokens',
} as const satisfies Record<View, string>;

export function titleOf(view: View): string {
  return TITLES[view];
}

export function Navigation() {
  const { route, log, place } = useModel();
  const { view } = route.value;
  const count = log.requests.value.length;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const [box, tab] = [nav.current, nav.current?.querySelector<HTMLElement>('[aria-current]')];
    // In a narrow window the tabs are a row that scrolls: the one that is shown stands in its middle.
    if (box && tab) box.scrollLeft = tab.offsetLeft - (box.clientWidth - tab.offsetWidth) / 2;
  }, [view]);
  return (
    <nav class="views" aria-label="Views" ref={nav}>
      <ul>
        {VIEWS.map((each) => (
          <li key={each}>
            <a href={hashOf(each)} aria-current={each === view ? 'page' : undefined}>
              <Icon name={each} />
              <span>{TITLES[each]}</span>
              {each === 'requests' && count > 0 && <small aria-hidden="true">{count}</small>}
            </a>
          </li>
        ))}
        <li class="apart">
          <a href={`${place.admin}/docs`}>
            <Icon name="book" />
            <span>API console</span>
          </a>
        </li>
      </ul>
    </nav>
  );
}
