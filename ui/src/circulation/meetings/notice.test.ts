import { describe, expect, it } from 'vitest';
import type { MeetingDetail } from '$lib/api';
import { enteredDay, noticeEdits } from './notice';

const seen = {
  seen: { notice_posted_on: 'aa', notice_removed_on: 'bb' },
  notice: { posted_on: '2026-10-26', removed_on: null, fault: null },
} as unknown as MeetingDetail;

describe('the days a notice hung', () => {
  it('only what changed is sent, with what was seen of it', () => {
    expect(noticeEdits(seen, '2026-10-26', '')).toEqual([]);
    expect(noticeEdits(seen, '2026-10-26', '2026-11-05')).toEqual([{ field: 'notice_removed_on', value: '2026-11-05', base: 'bb' }]);
  });

  it('an emptied day is taken back', () => {
    expect(noticeEdits(seen, '', '')).toEqual([{ field: 'notice_posted_on', value: null, base: 'aa' }]);
  });

  it('a refused change opens with the days it held, and with the others as they are written down', () => {
    const edits = [{ field: 'notice_posted_on', value: '2026-10-20', base: 'aa' }, { field: 'notice_removed_on', value: null, base: 'bb' }];
    expect(enteredDay(edits, 'notice_posted_on', '2026-10-26')).toBe('2026-10-20');
    expect(enteredDay(edits, 'notice_removed_on', '2026-11-05')).toBe('');
    expect(enteredDay([], 'notice_posted_on', '2026-10-26')).toBe('2026-10-26');
    expect(enteredDay([], 'notice_posted_on', null)).toBe('');
  });
});
