/**
 * What is in late files: whose functions are called late, with all that nobody else imports. Nothing else of theirs can be
 * imported. By late file.
 */

/** Of the library: nothing that the usual answers of the API need. `test/package/loading.test.ts` asks for those. */
export const LIBRARY_ROOMS = {
  later: [
    'src/admin/handle-admin.ts',
    'src/admin/match-path.ts',
    'src/drf/field-schema.ts',
    'src/drf/metadata-schema.ts',
    'src/drf/metadata.ts',
    'src/fixtures/fixtures-schema.ts',
    'src/fixtures/generate.ts',
    'src/fixtures/json-syntax.ts',
    'src/fixtures/locate-problems.ts',
    'src/http/transport.ts',
    'src/http/upstream.ts',
    'src/resources/media/svg.ts',
    'src/resources/media/xml-reader.ts',
    'src/resources/site/shown-configuration.ts',
    'src/resources/stubs/answer.ts',
    'src/resources/stubs/rules.ts',
    'src/resources/users/role-fields.ts',
    'src/resources/users/system-roles.ts',
    'src/sandbox/events/feed.ts',
    'src/sandbox/journal/expectation.ts',
    'src/sandbox/journal/match-pattern.ts',
    'src/sandbox/journal/verify.ts',
    'src/sandbox/portable/har.ts',
    'src/sandbox/portable/interaction-maker.ts',
    'src/sandbox/portable/pact-file.ts',
    'src/sandbox/portable/pact-recorder.ts',
    'src/sandbox/tables/edit-rows.ts',
    'src/sandbox/tables/known-users.ts',
    'src/sandbox/tables/state-changes.ts',
    'src/sandbox/tables/table-infos.ts',
    'src/sandbox/tables/table-page.ts',
    'src/server/describe-server.ts',
    'src/server/unusable.ts',
    'src/server/welcome-page.ts',
    'src/values/pattern/linear-pattern.ts',
    'src/waldur/site/site-schema.ts',
  ],
  /** What reads bodies that name their charset. */
  charsets: ['src/drf/charset-names.ts'],
  /** What tells the kind of a file that is uploaded. */
  media: [
    'src/resources/media/json-type.ts',
    'src/resources/media/signatures.ts',
    'src/resources/media/text-type.ts',
  ],
  /** What finds secrets in texts: when the journal is read, or something is told of a request. */
  secrets: ['src/values/secrets/find-members.ts', 'src/values/secrets/mask-text.ts'],
  /** What speaks to real servers. */
  remote: [
    'src/remote/pull/pull-fixtures.ts',
    'src/remote/compare/compare-with.ts',
    'src/remote/compare/render-report.ts',
  ],
};

/** What must not get into the library's bundle by another way. */
export const LATE_ALONE =
  /^src\/(openapi\/|admin\/([a-z-]+-)?routes\.ts$|remote\/(?!client\/remote-error\.ts$))/;

/** Of the command: what neither `start`, `exec` nor `health` needs where all is well, and so the flags of all other commands. */
export const COMMAND_ROOMS = {
  commands: [
    'src/cli/any-line.ts',
    'src/cli/collect-garbage.ts',
    'src/cli/commands.ts',
    'src/cli/compare.ts',
    'src/cli/coverage.ts',
    'src/cli/export.ts',
    'src/cli/fatal.ts',
    'src/cli/help.ts',
    'src/cli/init.ts',
    'src/cli/open-browser.ts',
    'src/cli/pact-file.ts',
    'src/cli/pull.ts',
    'src/cli/relay.ts',
    'src/cli/schema.ts',
    'src/cli/setting-refusal.ts',
    'src/cli/unknown-variables.ts',
    'src/cli/validate.ts',
    'src/cli/watch-files.ts',
  ],
};
