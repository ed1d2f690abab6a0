'use strict';
// Rows 19 to 23, 26 to 30, 32 to 38, 40 to 42, 48, 59 to 61: what bots own, and the one switch over it.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { admin, asked, client, ids, kinds, make, newBot, refused, sshKey, unique } = require('./support');

test('19 an administrator gives a bot a key', async () => {
  const bot = await newBot();
  assert.match(bot.key.token, /^bsk_/);
  assert.equal(bot.key.ownerId, bot.id);
});

test('20 a token is told once', async () => {
  const { id, key } = await newBot();
  assert.equal((await admin.apiKeys.get(key.id)).token, null);
  assert.equal((await admin.apiKeys.list()).find((row) => row.id === key.id).token, null);
  const changed = await admin.apiKeys.update({ id: key.id, description: 'again' });
  assert.deepEqual([changed.token, changed.description, changed.ownerId], [null, 'again', id]);
});

test('21 a key works at once', async () => {
  const bot = await newBot();
  assert.deepEqual(ids(await bot.client.apiKeys.list()), [bot.key.id]);
});

for (const kind of kinds) {
  test(`22 what a bot makes is its own: ${kind}`, async () => {
    const bot = await newBot();
    const made = await make(bot.client, kind);
    assert.equal(made.ownerId, bot.id);
    assert.equal((await admin[kind].get(made.id)).ownerId, bot.id);
  });

  test(`23 a bot makes nothing for another: ${kind}`, async () => {
    const [bot, other] = [await newBot(), await newBot()];
    await refused(403, 630, () => make(bot.client, kind, { ownerId: other.id }));
  });

  test(`30 and 59 a deletion returns, once: ${kind}`, async () => {
    const bot = await newBot();
    const made = await make(bot.client, kind);
    assert.deepEqual(await admin[kind].delete(made.id), {});
    await refused(404, 222, () => admin[kind].delete(made.id));
    await refused(404, 222, () => admin[kind].get(made.id));
  });

  test(`32 description and metadata have their limits in bytes: ${kind}`, async () => {
    const made = await make(admin, kind, { description: 'é'.repeat(127) + 'x', metadata: 'é'.repeat(2048) });
    assert.equal(made.description, 'é'.repeat(127) + 'x');
    assert.equal(made.metadata, 'é'.repeat(2048));
    for (const [wrong, code] of [[{ description: 'é'.repeat(128) }, 604], [{ metadata: 'é'.repeat(2048) + 'x' }, 605]]) {
      await refused(400, code, () => make(admin, kind, wrong));
      await refused(400, code, () => admin[kind].update({ id: made.id, ...wrong }));
    }
    assert.equal((await admin[kind].get(made.id)).description, made.description);
  });

  test(`33 and 61 an update of nothing is refused: ${kind}`, async () => {
    const made = await make(admin, kind);
    await refused(400, 606, () => admin[kind].update({ id: made.id }));
    await refused(400, 606, () => admin[kind].update({ id: made.id, description: null }));
  });

  test(`34 a description is cleared: ${kind}`, async () => {
    const made = await make(admin, kind, { description: 'some', metadata: 'thing' });
    const cleared = await admin[kind].update({ id: made.id, description: '' });
    assert.deepEqual([cleared.description, cleared.metadata], ['', 'thing']);
  });
}

test('26 to 28 a suspended bot is refused until it is active again', async () => {
  const bot = await newBot();
  const second = client((await make(bot.client, 'apiKeys')).token);
  await admin.botUsers.update({ id: bot.id, active: false });
  for (const caller of [bot.client, second]) {
    await refused(403, 636, () => caller.apiKeys.list());
    await refused(403, 636, () => caller.credentials.create({}));
  }
  const later = await admin.apiKeys.create({ ownerId: bot.id });
  await refused(403, 636, () => client(later.token).botUsers.list());
  assert.equal((await admin.apiKeys.list()).filter((key) => key.ownerId === bot.id).length, 3);
  await admin.botUsers.update({ id: bot.id, active: true });
  for (const caller of [bot.client, second, client(later.token)]) assert.equal((await caller.apiKeys.list()).length, 3);
});

test('29 a deleted bot takes all it holds along', async () => {
  const [bot, other] = [await newBot(), await newBot()];
  const made = [];
  for (const kind of kinds) made.push([kind, await make(bot.client, kind)]);
  await admin.botUsers.delete(bot.id);
  await refused(404, 222, () => admin.botUsers.get(bot.id));
  for (const [kind, { id }] of made) {
    await refused(404, 222, () => admin[kind].get(id));
    assert.ok(!ids(await admin[kind].list()).includes(id));
  }
  await refused(403, 203, () => bot.client.apiKeys.list());
  assert.deepEqual(ids(await other.client.apiKeys.list()), [other.key.id]);
});

test('30 a key that deletes itself is refused from then on', async () => {
  const bot = await newBot();
  await bot.client.apiKeys.delete(bot.key.id);
  await refused(403, 203, () => bot.client.apiKeys.list());
});

test('35 250 keys come in three pages', async () => {
  const owner = await admin.botUsers.create({ name: unique('many') });
  const made = [];
  for (let count = 0; count < 250; count++) made.unshift(await admin.apiKeys.create({ ownerId: owner.id }));
  let seen;
  const paths = await asked(async () => (seen = await client(made[0].token).apiKeys.list()));
  assert.deepEqual(ids(seen), ids(made));
  assert.equal(paths.length, 3);
  await admin.botUsers.delete(owner.id);
});

test('36 keys are deleted between two pages', async () => {
  const bot = await newBot();
  const made = [bot.key.id];
  for (let count = 0; count < 7; count++) made.unshift((await make(bot.client, 'apiKeys')).id);
  const pages = bot.client.apiKeys._asyncList(undefined, '3');
  const seen = [];
  for (let count = 0; count < 3; count++) seen.push((await pages.next()).value.id);
  // The one that the next page is asked by, and one on that page.
  await admin.apiKeys.delete(made[2]);
  await admin.apiKeys.delete(made[4]);
  for await (const key of pages) seen.push(key.id);
  assert.deepEqual(seen, made.filter((id) => id !== made[4]));
});

const everyForm = [
  'bind:*.example.com', 'bind:foo.example.com', 'bind:*', '*', 'bind:1.tcp.ngrok.io:20002', 'bind:app=web', 'bind:*=example',
  'bind:app=*', 'bind:*=*', 'bind:tcp://name.internal:22', 'bind:*.example.com',
];

for (const kind of kinds.slice(1)) {
  test(`37 every form of rule comes back as it was given: ${kind}`, async () => {
    const bot = await newBot();
    const made = await make(admin, kind, { acl: everyForm, ownerId: bot.id });
    assert.deepEqual(made.acl, everyForm);
    assert.deepEqual((await admin[kind].get(made.id)).acl, everyForm);
  });

  test(`38 what is no rule is refused: ${kind}`, async () => {
    for (const rule of ['allow:x', 'bind:']) await refused(400, 600, () => make(admin, kind, { acl: [rule] }));
  });

  test(`40 and 41 an update lifts the restriction, or leaves it: ${kind}`, async () => {
    const made = await make(admin, kind, { acl: ['bind:*.example.com'] });
    assert.deepEqual((await admin[kind].update({ id: made.id, metadata: 'm' })).acl, ['bind:*.example.com']);
    assert.deepEqual((await admin[kind].update({ id: made.id, acl: [] })).acl, []);
    assert.deepEqual((await admin[kind].get(made.id)).acl, []);
  });
}

test('42 a key is known by its material', async () => {
  const { line } = sshKey('one');
  const made = await admin.sshCredentials.create({ publicKey: line });
  assert.equal(made.publicKey, line);
  await refused(400, 609, () => admin.sshCredentials.create({ publicKey: line.replace(' one', ' two') }));
  const another = sshKey();
  assert.equal((await admin.sshCredentials.create({ publicKey: another.pem })).publicKey, another.pem);
  await refused(400, 609, () => admin.sshCredentials.create({ publicKey: another.line }));
});

test('42 what is no key is refused', async () => {
  await refused(400, 612, () => admin.sshCredentials.create({ publicKey: 'garbage' }));
  await refused(400, 611, () => admin.sshCredentials.create({ publicKey: '' }));
  await refused(400, 611, () => admin.sshCredentials.create({}));
});

test('48 what is no API key does not come in, and is not repeated', async () => {
  const bot = await newBot();
  const { token } = await make(bot.client, 'credentials');
  for (const [wrong, ...codes] of [[token, 206, 207], [bot.key.id, 208], ['garbage-' + 'x'.repeat(40), 202]]) {
    const refusal = await client(wrong).apiKeys.list().then(assert.fail, (thrown) => thrown);
    assert.equal(refusal.statusCode, 403);
    assert.ok(codes.map((code) => `ERR_NGROK_${code}`).includes(refusal.errorCode), refusal.errorCode);
    assert.ok(!JSON.stringify([refusal, ...refusal.details]).includes(wrong.slice(-20)));
  }
});
