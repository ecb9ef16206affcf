// A councillor resigns: the substitute enters, the certificate is awaited, work is handed over, N is explained. Then a new term.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seriousInBothThemes } from './axe.mjs';
import { goTo, openVzorov } from './demo.mjs';
import { Key } from './driver.mjs';
import { inLargeText, outOfSight } from './large-text.mjs';
import { choose, closed } from './paper.mjs';
import { chooseRow, openRow } from './rows.mjs';
import { SUITE } from './suite.mjs';
import { asks, does, invoke, looks, newId, openPart } from './town.mjs';

const PART = ['Mandáty', 'Náhradníci volebních stran'];

describe('a councillor who resigns', SUITE, () => {
  let office;
  let people;
  before(async () => {
    office = await openVzorov();
    await office.reads('Čeká na vás');
    people = (await asks(office, 'overview')).people;
    await presentedBy('Sluková');
  });
  after(() => office?.close());

  test('is written down with the reason and the way, and the dialog says who enters', async () => {
    await openPart(office, ...PART);
    await office.reads('další v pořadí: Petr Habřina');
    await looks(office, 'mandaty-1-prehled');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.deepEqual(await inLargeText(office, () => outOfSight(office)), []);
    await office.soon('the end of the mandate', 'document.querySelector("[aria-label^=\\"Zánik mandátu: MUDr. Alena Sluková\\"]").click()');
    await office.reads('Následující den nastoupí Petr Habřina (Sdružení nezávislých).');
    await office.reads('končí s mandátem');
    await office.fill('Den zániku', '-2');
    await office.fill('Doklad', 'č. j. 812/2026');
    await looks(office, 'mandaty-2-zanik');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    assert.deepEqual(await inLargeText(office, () => outOfSight(office)), []);
    await office.click('Zapsat zánik', 'dialog[open] button');
    await office.reads('Rozpracovaná práce: MUDr. Alena Sluková');
  });

  test('hands the open work over to a chosen successor', async () => {
    await office.reads('Výměna oken na tenisových kabinách');
    await choose(office, await office.field('Komu'), 'Čeněk Čech');
    await looks(office, 'mandaty-3-prace');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Předat vybrané', 'dialog[open] button');
    await closed(office);
    assert.deepEqual(await asks(office, 'open_work', { person: person('Sluková').id }), []);
  });

  test('leaves a running clock to who looks after memberships', async () => {
    await office.reads('Petr Habřina: osvědčení o nástupu předat do');
    await office.reads('nastoupil(a) Petr Habřina');
    await looks(office, 'mandaty-4-po-zaniku');
    await goTo(office, [1, '', 'Předat osvědčení o nástupu: Petr Habřina']);
    await openPart(office, ...PART);
    await office.click('Osvědčení předáno', '.banner button');
    await office.click('Uložit', 'dialog[open] button');
    await closed(office);
    await office.reads('osvědčení předáno');
    await office.reads('Osvědčení ve Wordu');
    const [end] = (await asks(office, 'settings', {})).mandates.ends;
    for (const format of ['pdf', 'docx']) {
      assert.match(await invoke(office, 'make_document', { kind: 'certificate', id: end.id, format }), new RegExp(`osvedceni-Petr-Habrina\\.${format}$`, 'u'));
    }
  });

  test('is explained wherever the number of members is used', async () => {
    await openPart(office, 'Orgány a členové', 'Zastupitelstvo');
    await why('', '15 členů', '+1 Petr Habřina');
    await office.reads('−1 MUDr. Alena Sluková');
    await office.reads('Nadpoloviční většina: 8.');
    await looks(office, 'mandaty-5-proc');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await goTo(office, [4, '', 'Co nás čeká']);
    await office.click('3. schůze', 'button.line');
    await chooseRow(office, 'Pronájem hrobových míst – ceník');
    await office.click('Opravit zápis', 'button');
    await why('dialog[open] ', '5 členů', '5 mandátů ke dni');
    await office.press(Key.escape);
    await office.press(Key.escape);
    await closed(office);
    await goTo(office, [5, '', 'Všechna usnesení']);
    await office.fill('Hledat v číslech a názvech', 'hrobových');
    await openRow(office, 'Pronájem hrobových míst – ceník', 'td, td *');
    await why('', '5 členů', '5 mandátů ke dni');
    await office.picture('mandaty-5-usneseni');
    await office.press(Key.escape);
    const { bodies } = await asks(office, 'settings', {});
    const of = (kind) => bodies.find((body) => body.value.kind === kind);
    assert.deepEqual([of('assembly').mandates, of('council').mandates], [15, 4]);
    const [meeting] = await asks(office, 'meetings', { body: of('assembly').id, from: (await asks(office, 'settings', {})).today, to: null });
    const detail = await asks(office, 'meeting', { id: meeting.id });
    assert.equal(detail.members.length, 15);
    assert.ok(detail.members.some((one) => one.name === 'Petr Habřina'));
  });

  test('is taken back with a reason', async () => {
    await openPart(office, ...PART);
    await office.soon('the end to take back', 'document.querySelector("[aria-label^=\\"Vzít zpět: MUDr. Alena Sluková\\"]").click()');
    await office.fill('Důvod', 'zrušil soud');
    await office.click('Vzít zpět', 'dialog[open] button');
    await closed(office);
    await office.reads('vzato zpět');
    await office.reads('další v pořadí: Petr Habřina');
  });

  test('a new term ends the old mandates, carries work over and prepares the first session', async () => {
    await office.click('Nové volební období', 'main button');
    await office.fill('Den voleb', '-2');
    await office.fill('Den vyhlášení výsledků', '-1');
    await office.press(Key.tab); // leaves the field
    await pastes('Zvolení členové: jméno; volební strana', '1. Radim Košťál; Nový Vzorov', '2. Iva Jarní; Nový Vzorov', '3. Petr Letní; Jiní');
    await pastes('Náhradníci: jméno; volební strana', 'Olga Podzimní; Nový Vzorov');
    await office.reads('Členů: 3, z toho známých úřadu: 1. Náhradníků: 1.');
    await looks(office, 'mandaty-6-obdobi');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Zahájit období', 'dialog[open] button');
    await office.reads('Co přejde do nového období');
    await office.reads('Připravit ustavující zasedání');
    await looks(office, 'mandaty-7-prechod');
    assert.deepEqual(await seriousInBothThemes(office), []);
    await office.theme('light');
    await office.click('Uzavřít vybrané a připravit zasedání', 'dialog[open] button');
    await closed(office);
    await office.reads('další v pořadí: Olga Podzimní');
    const { bodies, municipality, today } = await asks(office, 'settings', {});
    const of = (kind) => bodies.find((body) => body.value.kind === kind);
    assert.deepEqual([of('assembly').mandates, of('council').mandates, municipality.terms.length], [3, 5, 2]);
    const meetings = await asks(office, 'meetings', { body: of('assembly').id, from: today, to: null });
    const first = meetings.findLast((meeting) => meeting.number === 1);
    const detail = await asks(office, 'meeting', { id: first.id });
    assert.ok(detail.items.some((item) => item.title.includes('Volba starosty')), JSON.stringify(detail.items));
  });

  /** Opens the sum behind a number of members. */
  async function why(within, words, expected) {
    const script = `
      const [within, words] = arguments;
      const found = [...document.querySelectorAll(within + 'button.trigger')].find((one) => one.innerText.replaceAll('\\u00a0', ' ').includes(words));
      found?.click();
      return Boolean(found);`;
    await office.until(() => office.execute(script, within, words), `the number „${words}“`);
    await office.reads(expected);
  }

  /** Lines as they come from a spreadsheet; a driver cannot type a line break. */
  async function pastes(label, ...lines) {
    await office.soon(
      `the field „${label}“ to be filled`,
      `const [label, text] = arguments;
       const field = [...document.querySelectorAll('dialog[open] textarea')].find((one) => one.labels[0]?.textContent.trim().startsWith(label));
       field.value = text;
       field.dispatchEvent(new Event('input', { bubbles: true }));`,
      label,
      lines.join('\n'),
    );
  }

  const person = (name) => people.find((one) => one.name.includes(name));

  async function presentedBy(name) {
    const settings = await asks(office, 'settings', {});
    const clauses = [{ id: newId(), verb: 'schvaluje', text: 'nákup', points: [], task: null }];
    await does(office, 'circulation.create_paper', {
      paper: newId(), title: 'Výměna oken na tenisových kabinách', paper_type: settings.paper_types[0].id, presenter: person(name).id, drafter: settings.me,
      department: settings.departments[0].id, competence: '§ 102', confidentiality: 'public', clauses,
    });
  }
});
