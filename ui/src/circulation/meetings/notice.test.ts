import { describe, expect, it } from 'vitest';
import type { MeetingDetail } from '$lib/api';
import { noticeEdits } from './notice';

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
});
