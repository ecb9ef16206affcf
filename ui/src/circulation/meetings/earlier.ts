import { say, type EarlierWord } from '$lib/api';

/** „Komise dopravy 3. 9.: doporučuje 4 : 0 : 1 / 5“, with the reason where one was said. */
export function earlierLine(word: EarlierWord): string {
  const args = { body: word.body.name, on: word.on ?? '', outcome: say(word.outcome) };
  const line = say({ key: 'agenda-earlier', args });
  return word.reason === '' ? line : say({ key: 'agenda-earlier-because', args: { line, reason: word.reason } });
}
