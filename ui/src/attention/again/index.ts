import type { Component } from 'svelte';
import type { FormName, FormProps } from '../forms';
import ActAgain from './ActAgain.svelte';
import CoverAgain from './CoverAgain.svelte';
import DecisionAgain from './DecisionAgain.svelte';
import KeepingAgain from './KeepingAgain.svelte';
import MeetingAgain from './MeetingAgain.svelte';
import NumbersAgain from './NumbersAgain.svelte';
import OutcomeAgain from './OutcomeAgain.svelte';
import PageAgain from './PageAgain.svelte';
import PlanAgain from './PlanAgain.svelte';
import ResolutionAgain from './ResolutionAgain.svelte';
import SettingsAgain from './SettingsAgain.svelte';

/** What opens with a refused command; a paper has a dialog of its own. */
export const HOSTS: Readonly<Record<Exclude<FormName, 'paper'>, Component<FormProps>>> = {
  act: ActAgain,
  cover: CoverAgain,
  outcome: OutcomeAgain,
  meeting: MeetingAgain,
  notice: MeetingAgain,
  answer: MeetingAgain,
  plan: PlanAgain,
  series: PlanAgain,
  decision: DecisionAgain,
  resolution: ResolutionAgain,
  task: ResolutionAgain,
  settings: SettingsAgain,
  page: PageAgain,
  numbers: NumbersAgain,
  keeping: KeepingAgain,
};
