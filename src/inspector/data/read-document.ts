/** A file of fixtures as the value that is sent. */

/** @throws Error in words for people where it is no JSON: the server would not get to see it */
export async function readDocument(file: Pick<File, 'text'>): Promise<unknown> {
  const text = await file.text();
  if (text.trim() === '') throw new Error('This file is empty: there is nothing to import.');
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    throw new Error(`This file is no JSON, as a fixture document is: ${reason}`);
  }
}
