'use strict';
// Rows 1 to 10, 12, 13, 15, 24 and 25: bots.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { admin, client, ids, newBot, refused, unique, url } = require('./support');

test('01 a bot is made active and knows its address', async () => {
  const name = unique('ci');
  const bot = await admin.botUsers.create({ name });
  assert.equal(bot.name, name);
  assert.equal(bot.active, true);
  assert.match(bot.id, /^bot_/);
  assert.equal(bot.uri, `${url}/bot_users/${bot.id}`);
});

test('02 a bot is made inactive when asked', async () => {
  assert.equal((await admin.botUsers.create({ name: unique('ci'), active: false })).active, false);
});

test('03 a bot without a name is refused', async () => {
  await refused(400, 4109, () => admin.botUsers.create({}));
  await refused(400, 4109, () => admin.botUsers.create({ name: '' }));
  await refused(400, 4109, () => admin.botUsers.create({ name: null }));
});

test('04 a name is taken once', async () => {
  const name = unique('ci');
  await admin.botUsers.create({ name });
  const other = await admin.botUsers.create({ name: unique('other') });
  await refused(400, 4112, () => admin.botUsers.create({ name }));
  await refused(400, 4112, () => admin.botUsers.update({ id: other.id, name }));
  assert.deepEqual(await admin.botUsers.get(other.id), other);
});

test('05 a name has at most 255 bytes', async () => {
  const start = unique('é');
  const longest = start + 'é'.repeat(122);
  assert.equal(Buffer.byteLength(longest), 255);
  assert.equal((await admin.botUsers.create({ name: longest })).name, longest);
  await refused(400, 4110, () => admin.botUsers.create({ name: longest + 'x' }));
});

test('06 what is read is what was made', async () => {
  const made = await admin.botUsers.create({ name: unique('ci') });
  assert.deepEqual(await admin.botUsers.get(made.id), made);
});

test('07 an unknown bot is not found', async () => {
  const { id } = await admin.botUsers.create({ name: unique('ci') });
  await admin.botUsers.delete(id);
  for (const unknown of [id, 'bot_' + '0'.repeat(27)]) {
    await refused(404, 222, () => admin.botUsers.get(unknown));
    await refused(404, 222, () => admin.botUsers.update({ id: unknown, name: unique('ci') }));
  }
});

test('08 what is no id is not found', async () => {
  await refused(404, 222, () => admin.botUsers.get('1000'));
});

test('09 a bot is renamed', async () => {
  const bot = await admin.botUsers.create({ name: unique('ci') });
  const name = unique('cd');
  assert.deepEqual(await admin.botUsers.update({ id: bot.id, name }), { ...bot, name });
});

test('10 an update of nothing changes nothing', async () => {
  const bot = await admin.botUsers.create({ name: unique('ci'), active: false });
  assert.deepEqual(await admin.botUsers.update({ id: bot.id }), bot);
  assert.deepEqual(await admin.botUsers.update({ id: bot.id, name: null, active: null }), bot);
});

test('12 lists come page by page, newest first', async () => {
  const made = [];
  for (let count = 0; count < 3; count++) made.unshift((await admin.botUsers.create({ name: unique('page') })).id);
  const seen = ids(await admin.botUsers.list(undefined, '1'));
  assert.deepEqual(seen.slice(0, 3), made);
  assert.deepEqual(ids(await admin.botUsers.list()), seen);
  assert.equal(new Set(seen).size, seen.length);
});

test('13 a limit is a number from 1 to 100', async () => {
  for (const [limit, code] of [['0', 233], ['101', 233], ['abc', 244]])
    await refused(400, code, () => admin.botUsers.list(undefined, limit));
});

test('15 the client knows no service users', () => {
  assert.equal(admin.serviceUsers, undefined);
});

test('24 a bot makes no bots but sees them', async () => {
  const bot = await newBot();
  await refused(403, 4111, () => bot.client.botUsers.create({ name: unique('ci') }));
  assert.ok(ids(await bot.client.botUsers.list()).includes(bot.id));
});

test('25 a bot does not change itself', async () => {
  const bot = await newBot();
  const before = await admin.botUsers.get(bot.id);
  await refused(403, 4111, () => bot.client.botUsers.update({ id: bot.id, active: false }));
  await refused(403, 4111, () => bot.client.botUsers.update({ id: bot.id, name: unique('ci') }));
  await refused(403, 4111, () => bot.client.botUsers.delete(bot.id));
  assert.deepEqual(await admin.botUsers.get(bot.id), before);
});

test('52 a slash at the end of the base address does no harm', async () => {
  const at = client(undefined, url + '/');
  const bot = await at.botUsers.create({ name: unique('slash') });
  assert.equal(bot.uri, `${url}/bot_users/${bot.id}`);
  assert.ok(ids(await at.botUsers.list(undefined, '1')).includes(bot.id));
});

test('53 below a prefix nothing is served', async () => {
  const refusal = await refused(404, undefined, () => client(undefined, url + '/prefix').botUsers.create({ name: unique('p') }));
  assert.deepEqual([...refusal.details], [['path', '/prefix/bot_users']]);
});

test('59 a deletion returns', async () => {
  const bot = await newBot();
  assert.deepEqual(await admin.botUsers.delete(bot.id), {});
  await refused(404, 222, () => admin.botUsers.delete(bot.id));
});

test('60 a list goes on where it is told to', async () => {
  const made = [];
  for (let count = 0; count < 3; count++) made.unshift((await admin.botUsers.create({ name: unique('page') })).id);
  const rest = ids(await admin.botUsers.list(made[0], '1'));
  assert.deepEqual(rest.slice(0, 2), made.slice(1));
  assert.ok(!rest.includes(made[0]));
  assert.deepEqual(ids(await admin.botUsers.list(made[0])), rest);
});
