import type { Client, MyDay, PapersInput } from '$lib/api';
import { comparison, meetings, myDay, overview, paper, paperRow } from './samples';

/** What a picture needs to be different. */
export interface Scene {
  rows: number;
  state: string;
  /** The query that fails. */
  fails: string | null;
}

const emptyDay = (day: MyDay): MyDay => ({ ...day, groups: [], waiting: 0, waiting_today: 0, next_meeting: null, deadlines: [], changes: [] });

/** A core of invented data. */
export function fixtureClient(scene: Scene): Client {
  const drafts = new Map<string, string>();
  const answers: Record<string, (input: unknown) => unknown> = {
    overview: () => overview(scene.rows),
    my_day: () => (scene.rows === 0 ? emptyDay(myDay()) : myDay()),
    papers: (input) => papersPage(input as PapersInput, scene.rows),
    paper: (input) => paper((input as { id: string }).id, scene.state),
    compare: () => comparison(),
    meetings: () => meetings(),
  };
  const commands: Record<string, (args: Record<string, unknown>) => unknown> = {
    desk: () => ({ state: 'open', is_demo: true, profiles: [] }),
    session: () => ({ municipality: 'Město Vzorov', person: { id: 'u1', name: 'Milena Jasanová', function: 'tajemnice úřadu' } }),
    query: ({ name, input }) => {
      if (name === scene.fails) throw { code: 'busy', key: 'error-busy', args: {}, trace_id: 'a1b2' };
      return answers[String(name)]?.(input);
    },
    execute: () => ({ command: 'k1', variants: [], can_undo: true }),
    get_draft: ({ key }) => drafts.get(String(key)) ?? null,
    put_draft: ({ key, text }) => void drafts.set(String(key), String(text)),
    drop_draft: ({ key }) => void drafts.delete(String(key)),
    begin_upload: () => 'n1',
    finish_upload: () => ({ blob: 'b', size_bytes: 1, media_type: 'application/pdf', note: '' }),
  };
  if (scene.state === 'draft') {
    drafts.set('paper/p3/report', JSON.stringify({ value: 'Rozepsaná důvodová zpráva.', at: '2026-11-20T15:47:00Z', ver: 3 }));
  }
  return {
    call: (command, args) => new Promise((done) => done(commands[command]?.(args))),
    on: () => Promise.resolve(() => {}),
  };
}

function papersPage(input: PapersInput, rows: number) {
  const { offset, limit } = input.slice;
  const total = input.text === '' ? rows : 0;
  const count = Math.max(0, Math.min(limit, total - offset));
  return { rows: Array.from({ length: count }, (_, step) => paperRow(offset + step)), total };
}
