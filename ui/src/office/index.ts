import type { Module } from '$shell/module';
import MyDayView from './MyDayView.svelte';
import { overview } from './overview.svelte';

/** Můj den: what waits for the person. */
export const myDay: Module = {
  id: 'my-day',
  nav: [
    {
      id: 'my-day',
      icon: 'day',
      text: 'nav-my-day',
      view: 'my-day',
      place: 'top',
      count: () => (overview.current ? { value: overview.current.counts.my_day } : undefined),
    },
  ],
  views: { 'my-day': { component: MyDayView, title: 'nav-my-day', help: 'day-help' } },
};
