'use strict';
// Whom the scenarios act as, and how they reach the server. BOTSTEAD_URL is its address, BOTSTEAD_API_KEY an
// administrator's API key, NODE_PATH the folder that holds the client.

const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const { channel } = require('node:diagnostics_channel');
const { Ngrok } = require('@ngrok/ngrok-api');

const url = process.env.BOTSTEAD_URL.replace(/\/+$/, '');
const key = process.env.BOTSTEAD_API_KEY;

const client = (apiToken = key, baseUrl = url) => new Ngrok({ apiToken, baseUrl });
const admin = client();

const unique = (word) => `${word} ${crypto.randomBytes(4).toString('hex')}`;
const kinds = ['apiKeys', 'credentials', 'sshCredentials'];

// The client throws a plain object where it was refused, and an Error where it did not understand the answer.
async function refused(status, code, call) {
  const refusal = await call().then(
    (answer) => assert.fail(`answered ${JSON.stringify(answer)}, not ${status} and ${code}`),
    (thrown) => thrown,
  );
  if (refusal instanceof Error) throw refusal;
  assert.deepEqual([refusal.statusCode, refusal.errorCode], [status, code && `ERR_NGROK_${code}`]);
  if (code) assert.match(refusal.details.get('operationId'), /^op_/);
  return refusal;
}

// The paths that are asked for while `call` runs.
async function asked(call) {
  const paths = [];
  const note = ({ request }) => paths.push(request.path);
  const started = channel('http.client.request.start');
  started.subscribe(note);
  try {
    await call();
  } finally {
    started.unsubscribe(note);
  }
  return paths;
}

// A new Ed25519 key, as a line and as a block of PEM.
function sshKey(comment = 'someone@example.com') {
  const { publicKey } = crypto.generateKeyPairSync('ed25519');
  const bytes = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const field = (content) => Buffer.concat([Buffer.from([0, 0, 0, content.length]), content]);
  const blob = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(bytes)]).toString('base64');
  return { line: `ssh-ed25519 ${blob} ${comment}`, pem: publicKey.export({ type: 'spki', format: 'pem' }).trim() };
}

// A credential of a kind, made by `caller`.
function make(caller, kind, more = {}) {
  return caller[kind].create(kind === 'sshCredentials' ? { publicKey: sshKey().line, ...more } : more);
}

// A bot of the administrator's, its first API key, and a client that acts as it.
async function newBot(word = 'bot') {
  const bot = await admin.botUsers.create({ name: unique(word) });
  const first = await admin.apiKeys.create({ ownerId: bot.id });
  return { ...bot, key: first, client: client(first.token) };
}

const ids = (rows) => rows.map((row) => row.id);

module.exports = { admin, asked, client, ids, kinds, make, newBot, refused, sshKey, unique, url };
