import type { Module } from '$shell/module';
import { overview } from '../../office/overview.svelte';
import TasksView from './TasksView.svelte';

/** Tasks set by resolutions. */
export const tasks: Module = {
  id: 'tasks',
  nav: [
    {
      id: 'tasks', icon: 'task', text: 'tasks-nav', view: 'tasks', place: 'nav-group-circulation',
      count: () => (overview.current ? { value: overview.current.counts.tasks } : undefined),
    },
  ],
  views: { tasks: { component: TasksView, title: 'tasks-nav', help: 'tasks-help' } },
};
