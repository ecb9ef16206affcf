/** The only door to the core: components never call it past this module. */
export { call, on, useClient, type Args, type Client, type Unlisten } from './client';
export {
  explain,
  isApiError,
  toApiError,
  type ApiError,
  type Classification,
  type ErrorAction,
  type ErrorCode,
  type ErrorWords,
} from './errors';
