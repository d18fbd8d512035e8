/** Why a call was not let in, as HTTP tells it. */
export interface HttpRefusal {
  readonly status: 401 | 403;
  /** `WWW-Authenticate`, for 401. */
  readonly challenge?: string;
  /** Danish, for the body. */
  readonly reason: string;
}

/** The realm of every challenge. */
export const REALM = 'sor-pilot-oevelse';
