"use client";

import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import useSWR, { useSWRConfig } from "swr";

import { api, onSessionEnded } from "@/lib/api";
import { clearToken, readToken, storeToken } from "@/lib/auth";
import type { AccountLinkUse, LoginRequest, RegisterRequest, Session, User } from "@/lib/contract";

/** `expired`: somebody was signed in on this very page, which still holds what they typed. */
type AuthStatus = "loading" | "authenticated" | "anonymous" | "expired" | "unavailable";

interface AuthContextValue {
  user: User | null;
  status: AuthStatus;
  /** Why the user could not be read, where status is `unavailable`. */
  error: unknown;
  retry: () => void;
  login: (credentials: LoginRequest) => Promise<void>;
  register: (registration: RegisterRequest) => Promise<void>;
  /** Uses up an account link: an invitation, or a new password. */
  acceptLink: (use: AccountLinkUse) => Promise<void>;
  /** The user as they have just changed themselves. */
  changed: (user: User) => Promise<void>;
  logout: () => Promise<void>;
}

const AuthContext = createContext<AuthContextValue | null>(null);

const ME = "/auth/me";

export function AuthProvider({ children }: { children: ReactNode }) {
  const { mutate } = useSWRConfig();
  const [expired, setExpired] = useState(false);
  const me = useSWR<User | null, unknown>(ME, () =>
    readToken() === null ? null : api.get<User>(ME),
  );

  useEffect(() => onSessionEnded(() => setExpired(true)), []);

  const value = useMemo<AuthContextValue>(() => {
    const enter = async (session: Session) => {
      storeToken(session.access_token);
      const samePerson = me.data?.id === session.user.id;
      if (!samePerson) await mutate((key) => key !== ME, undefined, { revalidate: false });
      await mutate(ME, session.user, { revalidate: false });
      setExpired(false);
      if (samePerson) await mutate((key) => key !== ME);
    };
    return {
      user: me.data ?? null,
      status: statusOf(me.data, me.error, expired),
      error: me.error,
      retry: () => void mutate(ME),
      login: async (credentials) =>
        enter(await api.postSignedOut<Session>("/auth/login", credentials)),
      register: async (registration) =>
        enter(await api.postSignedOut<Session>("/auth/register", registration)),
      acceptLink: async (use) => enter(await api.postSignedOut<Session>("/auth/links/accept", use)),
      changed: async (user) => {
        await mutate(ME, user, { revalidate: false });
      },
      logout: async () => {
        await api.postSignedOut("/auth/logout");
        clearToken();
        setExpired(false);
        await mutate((key) => key !== ME, undefined, { revalidate: false });
        await mutate(ME, null, { revalidate: false });
      },
    };
  }, [me.data, me.error, expired, mutate]);

  return <AuthContext value={value}>{children}</AuthContext>;
}

function statusOf(user: User | null | undefined, error: unknown, expired: boolean): AuthStatus {
  if (user && expired) return "expired";
  if (user) return "authenticated";
  if (user === null || expired) return "anonymous";
  return error === undefined ? "loading" : "unavailable";
}

export function useAuth(): AuthContextValue {
  const value = useContext(AuthContext);
  if (!value) throw new Error("useAuth needs an AuthProvider above it.");
  return value;
}
