/** Where each page stands; nothing else spells a path. */
export const routes = {
  login: "/login",
  register: "/register",
  ask: "/questions",
  conversation: (id: string) => `/questions?conversation=${encodeURIComponent(id)}`,
  askSource: (id: string) => `/questions?source=${encodeURIComponent(id)}`,
  sources: "/sources",
  addSource: "/sources/new",
  source: (id: string) => `/sources/${encodeURIComponent(id)}`,
  newSource: (id: string) => `/sources/${encodeURIComponent(id)}?new=1`,
  settings: "/settings",
  modelSettings: "/settings/model",
  usage: "/settings/usage",
  profile: "/settings/profile",
  members: "/settings/members",
  audit: "/settings/audit",
};
