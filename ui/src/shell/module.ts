import type { Component } from 'svelte';
import type { PlainTextKey } from '$lib/i18n';
import type { IconName } from '$shared/icons';
import type { PaletteItem, PaletteQuery, PaletteSource } from '$shared/palette.svelte';
import type { Params } from './router.svelte';

/** A number beside an item; only a warm one is coloured. */
export interface NavCount {
  value: number;
  warm?: boolean;
}

/** One item of the navigation column. */
export interface NavEntry {
  id: string;
  icon: IconName;
  text: PlainTextKey;
  view: string;
  /** Also current while one of these views is shown, such as the detail of a paper. */
  within?: readonly string[];
  /** Above the groups, in a group, or at the foot. */
  place: 'top' | PlainTextKey | 'foot';
  count?: () => NavCount | undefined;
  /** Shown always where nothing is said. */
  isShown?: () => boolean;
}

/** One screen. */
export interface View {
  component: Component<{ params: Params }> | Component;
  title: PlainTextKey;
  /** What F1 says about it. */
  help: PlainTextKey;
  /** It may stand in a window of its own, on another monitor. */
  beside?: boolean;
}

/** The way to a screen, for what a module offers in the palette. */
export interface Way {
  go(view: string, params?: Params): void;
}

/** A module as the window sees it. */
export interface Module {
  id: string;
  nav: readonly NavEntry[];
  views: Readonly<Record<string, View>>;
  /** Commands of the palette. */
  commands?: (office: Way) => readonly PaletteItem[];
  /** Finds documents for the palette. */
  search?: (query: PaletteQuery, office: Way) => ReturnType<PaletteSource>;
}
