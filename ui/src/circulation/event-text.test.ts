import { describe, expect, it } from 'vitest';
import { eventText, handOf } from './event-text';

const phrase = (key: string, args: Record<string, string> = {}) => ({ key, args });

describe('a line of the history', () => {
  it('names what was changed after the sentence', () => {
    const what = phrase('history-circulation-edit-paper', { reason: '', title: '' });
    expect(eventText({ what, details: [] })).toBe('Upraveno');
    expect(eventText({ what, details: [phrase('changed-title'), phrase('changed-report')] })).toBe('Upraveno: název, důvodová zpráva');
  });

  it('names both, the one who acted and the one in whose place or for whom', () => {
    const event = { who: 'Hynek Kvasnica', on_behalf_of: 'Vít Jeřábek', is_in_place: true };
    expect(handOf(event)).toBe('Hynek Kvasnica v\u00a0zastoupení: Vít Jeřábek');
    expect(handOf({ ...event, is_in_place: false })).toBe('Hynek Kvasnica za: Vít Jeřábek');
    expect(handOf({ ...event, on_behalf_of: '' })).toBe('Hynek Kvasnica');
  });
});
