/** Starts the page. */
import { render } from 'preact';
import { App } from './app.tsx';
import { createModel, ModelContext } from './model.ts';
import { keepFocus } from './parts/keep-focus.ts';

const page = document.getElementById('page');
if (page !== null) {
  keepFocus(page);
  render(
    <ModelContext.Provider value={createModel(window)}>
      <App />
    </ModelContext.Provider>,
    page,
  );
}
