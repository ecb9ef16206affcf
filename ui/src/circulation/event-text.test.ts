import { describe, expect, it } from 'vitest';
import { eventText } from './event-text';

const phrase = (key: string, args: Record<string, string> = {}) => ({ key, args });

describe('a line of the history', () => {
  it('names what was changed after the sentence', () => {
    const what = phrase('history-circulation-edit-paper', { reason: '', title: '' });
    expect(eventText({ what, details: [] })).toBe('Upraveno');
    expect(eventText({ what, details: [phrase('changed-title'), phrase('changed-report')] })).toBe('Upraveno: název, důvodová zpráva');
  });
});
