/** The sandboxes: worlds side by side, each with a page of its own. */
import { useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import { DEFAULT_SANDBOX, pageOf } from '../client/place.ts';
import type { SandboxInfo } from '../client/shapes.ts';
import { type FormField, fieldsOf, readForm } from '../form/form-fields.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useModel } from '../model.ts';
import { Awaited } from '../parts/awaited.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Problems } from '../parts/problems.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useRemote } from '../parts/use-remote.ts';
import { firstCurl } from '../requests/copy/first-curl.ts';
import { SandboxTable } from './sandbox-table.tsx';

/** What was renamed is not offered twice. */
const OLDER = 'seed';

interface Example {
  readonly example: string;
  readonly description: string;
}

/** What the schema does not say. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  name: {
    example: 'refunds',
    description: 'Letters, digits, `.`, `_` and `-`, at most 100. It is part of the URL.',
  },
  randomSeed: {
    example: '42',
    description: 'A number or a text: with a frozen clock, the same one gives the same answers.',
  },
  now: {
    example: '2024-01-15T12:00:00Z',
    description: 'The clock stands still at this time. Left empty, it is the real time.',
  },
  ttlSeconds: {
    example: '3600',
    description: 'Seconds without a request after which it is dropped, at most 30 days.',
  },
};

function withExample(field: FormField): FormField {
  return Object.hasOwn(EXAMPLES, field.name) ? { ...field, ...EXAMPLES[field.name] } : field;
}

export function SandboxesView() {
  const { api, revisions, place, users } = useModel();
  const { value, problems, reload } = useRemote(
    (signal) => api.get<{ readonly sandboxes: readonly SandboxInfo[] }>('/sandboxes', signal),
    [revisions.sandboxes.value, revisions.journal.value],
  );
  const sandboxes = value?.sandboxes ?? [];
  const isAlone = value !== undefined && sandboxes.every(({ name }) => name === DEFAULT_SANDBOX);
  return (
    <div class="page">
      <header class="page-head">
        <h1>Sandboxes</h1>
        <p class="dim">Worlds side by side: each has its own rows, clock, faults and journal.</p>
        <span class="fill" />
        <button type="button" class="small" onClick={reload}>
          <Icon name="again" /> Refresh
        </button>
      </header>
      <Problems problems={problems} onRetry={reload} />
      <div class="columns">
        <section class="card" aria-label="New sandbox">
          <h2>New sandbox</h2>
          <MakeForm onMade={reload} />
        </section>
        <section class="card" aria-label="All sandboxes">
          <h2>All sandboxes</h2>
          {sandboxes.length > 0 && <SandboxTable sandboxes={sandboxes} onChange={reload} />}
          {isAlone && (
            <Empty
              title="There is only the default sandbox"
              line={firstCurl(`${place.origin}${place.root}/__sandbox/refunds`, users.value)}
            >
              The first request to a name makes its sandbox: paste this line.
            </Empty>
          )}
        </section>
      </div>
    </div>
  );
}

function MakeForm({ onMade }: { readonly onMade: () => void }) {
  const { api, schemas, toasts, place } = useModel();
  const {
    value: fields,
    problems: unread,
    reload,
  } = useRemote(async () => {
    const all = await schemas();
    const fields = fieldsOf(all['SandboxRequest'] ?? {}, all);
    return fields.filter(({ name }) => name !== OLDER).map(withExample);
  }, []);
  const [written = {}, setWritten] = useDraft('sandbox');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  if (fields === undefined) return <Awaited problems={unread} reload={reload} />;
  const submit = async (): Promise<void> => {
    const read = readForm(fields, written);
    setProblems(read.problems);
    if (read.problems.length > 0) return;
    try {
      const made = await api.send<SandboxInfo>('POST', '/sandboxes', read.value);
      setWritten(undefined);
      onMade();
      if (made) {
        toasts.tell(
          <>
            {made.name} is created. <a href={pageOf(place, made.name)}>Open it</a>
          </>,
        );
      }
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <SchemaForm
      name="sandbox"
      fields={fields}
      first={['name', 'scenario', 'fixtures']}
      written={written}
      problems={problems}
      onWritten={setWritten}
      onSubmit={() => void submit()}
    >
      <button type="submit" class="main">
        Create
      </button>
    </SchemaForm>
  );
}
