/** GitHub's own parser of workflows, which imports JSON in a way that only bundlers take: `bundle.cjs` is one. */
module.exports = require('@actions/workflow-parser');
