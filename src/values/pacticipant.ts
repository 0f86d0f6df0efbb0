/** What Pact calls the consumer or the provider of a file. */
import { text } from './schema/scalars.ts';

export const PACTICIPANT = text({
  minLength: 1,
  maxLength: 200,
  words: 'a name of 1 to 200 characters',
});
