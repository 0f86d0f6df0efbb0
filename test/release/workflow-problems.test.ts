/** Shows that a workflow that GitHub would refuse is found. */
import { describe, expect, it } from '@jest/globals';
import { workflowProblems } from './workflow-problems.ts';

const job = (text: string) =>
  workflowProblems(`on: push\njobs:\n  test:\n    ${text.replace('{{ ', '${{ ')}\n`);

describe('the problems of a workflow', () => {
  it('are none where there are none', async () => {
    expect(
      await job('{ runs-on: ubuntu-latest, steps: [{ run: "echo {{ github.sha }}" }] }'),
    ).toEqual([]);
  });

  it.each([
    ['an unknown key', '{ runs-on: ubuntu-latest, step: [{ run: ls }] }', "'step'"],
    [
      'an unknown key of a service',
      '{ runs-on: a, services: { b: { colour: c } }, steps: [{ run: d }] }',
      "'colour'",
    ],
    [
      'a name that no expression has',
      '{ runs-on: ubuntu-latest, steps: [{ run: "{{ nobody }}" }] }',
      "'nobody'",
    ],
    ['what is no YAML', '{ runs-on: [', 'Flow map'],
  ])('name %s', async (_, text, name) => {
    const problems = await job(text);
    expect(problems.join('\n')).toContain(name);
  });
});
