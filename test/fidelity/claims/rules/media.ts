/** Claims: the files of proofs. Source: BEHAVIOUR 12. */
import type { Section } from '../rule.ts';

export const media: Section = {
  title: 'Downloads',
  rules: [
    {
      says: 'Everybody may fetch a proof, without a token; a bad one is still 401.',
      cases: ['proof/upload-no-content-type', 'proof/patch-proof-replace'],
      tests: [
        ['resources/media/download', 'answers the bytes to everybody, as an attachment'],
        ['resources/media/download', 'answers %s'],
      ],
    },
    {
      says: 'The type is read off the bytes, not taken from the client.',
      cases: ['proof/upload-png', 'proof/upload-no-content-type'],
      tests: [['resources/media/mime-type', 'says %s of %j']],
    },
    {
      says: 'Only the last part of a file name counts, cleaned of what Django cleans.',
      cases: ['proof/upload-path-traversal', 'proof/upload-dots'],
      tests: [['resources/media/file-name', 'keeps %j as %j']],
    },
    {
      says: 'A name in use gets seven random characters before its extension.',
      cases: ['proof/upload-same-name-twice'],
    },
    {
      says: 'Folder and name have 100 characters together: longer ones are cut.',
      cases: ['proof/upload-long-name-83', 'proof/upload-long-name-84'],
    },
    {
      says: 'A name beyond ASCII is told in UTF-8.',
      tests: [['resources/media/download', 'names a file beyond ASCII by its UTF-8']],
    },
    {
      says: 'A new proof has a new URL; the old file stays, also when the proof is taken away or the payment deleted.',
      cases: [
        'proof/patch-proof-replace',
        'proof/put-replaces-proof',
        'proof/patch-proof-null-json',
        'proof/delete-keeps-media',
      ],
    },
    {
      says: 'A payment that is refused stores no file.',
      cases: ['proof/upload-errors-leave-nothing'],
    },
    {
      says: 'A file that is not there is a JSON 404.',
      tests: [['resources/media/download', 'answers %s']],
    },
  ],
};
