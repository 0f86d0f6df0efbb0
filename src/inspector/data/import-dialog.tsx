/** A file of fixtures that is to come in: in the place of all rows, or beside them. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import { useModel } from '../model.ts';
import { Problems } from '../parts/problems.tsx';
import { ShownText } from '../parts/shown-text.tsx';
import { readDocument } from './read-document.ts';

interface ImportDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

export function ImportDialog({ file, onClose }: ImportDialogProps) {
  const { api, toasts, revisions } = useModel();
  const dialog = useRef<HTMLDialogElement>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => dialog.current?.showModal(), []);
  /** Gives the focus back to where it was; `onClose` comes of it. */
  const close = (): void => dialog.current?.close();
  const bring = async (method: 'PUT' | 'PATCH'): Promise<void> => {
    try {
      await api.send(method, '/state', await readDocument(file));
      revisions.bump('state');
      toasts.tell(
        <>
          <ShownText text={file.name} most={60} /> is imported.
        </>,
      );
      close();
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <dialog ref={dialog} class="card" aria-labelledby="import-title" onClose={onClose}>
      <h2 id="import-title">
        Import <ShownText text={file.name} most={80} />
      </h2>
      <p class="dim">A fixture document. Nothing changes while there is anything wrong with it.</p>
      <Problems problems={problems} />
      <div class="buttons">
        <button type="button" class="main" onClick={() => void bring('PATCH')}>
          Add to the rows
        </button>
        <button type="button" onClick={() => void bring('PUT')}>
          Replace all rows
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}
