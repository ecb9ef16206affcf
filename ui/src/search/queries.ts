/** Queries of these screens, declared until the generated map holds them; equal declarations may stand twice. */
declare module '../lib/api/bindings' {
  interface Queries {
    meeting: { input: MeetingInput; output: MeetingDetail };
    resolutions: { input: ResolutionsInput; output: Page<ResolutionRow> };
    resolution: { input: ResolutionInput; output: ResolutionDetail };
    tasks: { input: TasksInput; output: Page<TaskRow> };
    search: { input: SearchInput; output: SearchPage };
    attention: { input: null; output: Attention };
  }
}

export {};
