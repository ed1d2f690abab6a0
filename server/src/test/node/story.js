'use strict';
// One step of the story in OneStoryIT: presents each of the secrets that come in as JSON, and says which keys one sees
// with it, or how it was refused.

const { client, ids } = require('./support');
const { secrets } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));

// The client throws a plain object where it was refused, and an Error where it did not understand the answer.
const knock = (secret) =>
  client(secret)
    .apiKeys.list()
    .then(ids, (thrown) => {
      if (thrown instanceof Error || !thrown.details.get('operationId')) throw thrown;
      return `${thrown.statusCode} ${thrown.errorCode.replace('ERR_NGROK_', '')}`;
    });

Promise.all(secrets.map(knock)).then((told) => console.log(JSON.stringify(told)));
