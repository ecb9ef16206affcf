// The whole way of a paper: from a commission through the council to the assembly, to a numbered
// resolution on paper and a task somebody reports on.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { Passage, STEPS } from './passage.mjs';
import { SUITE } from './suite.mjs';

describe('a paper passes the bodies of the town', SUITE, () => {
  let walk;
  before(async () => {
    walk = await Passage.begin();
  });
  after(() => walk?.close());

  for (const [sentence, step] of STEPS) test(sentence, () => step(walk));

  test('the extract is a PDF with the text of the resolution', async () => {
    const [path] = walk.documents;
    assert.match(path, /vypis-usneseni-Z-/u);
    assert.equal((await readFile(path)).subarray(0, 5).toString(), '%PDF-');
  });

  test('the screens on the way can be used by everybody', async () => {
    assert.deepEqual(await seriousInBothThemes(walk.office), []);
  });
});
