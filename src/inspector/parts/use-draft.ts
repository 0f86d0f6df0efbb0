/** What is written into a form and not sent yet: it is still there when one comes back to the view. */
import { useState } from 'preact/hooks';
import type { Written } from '../form/form-fields.ts';
import { useModel } from '../model.ts';

/** @param name of the form; undefined takes back what was written */
export function useDraft(
  name: string,
): readonly [Written | undefined, (written: Written | undefined) => void] {
  const { drafts } = useModel();
  const [, setRound] = useState(0);
  const write = (written: Written | undefined): void => {
    if (written === undefined) drafts.delete(name);
    else drafts.set(name, written);
    setRound((before) => before + 1);
  };
  return [drafts.get(name), write];
}
