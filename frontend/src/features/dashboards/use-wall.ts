"use client";

import { useEffect, useState } from "react";

const REFRESH = 5 * 60_000;

/** The view for a screen on the wall: fills it, and asks for new data by itself. Escape leaves it. */
export function useWall(onRefresh: () => void) {
  const [isOn, setOn] = useState(false);

  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(onRefresh, REFRESH);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setOn(false);
    const onChange = () => document.fullscreenElement === null && setOn(false);
    document.addEventListener("keydown", onKey);
    document.addEventListener("fullscreenchange", onChange);
    return () => {
      clearInterval(timer);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("fullscreenchange", onChange);
    };
  }, [isOn, onRefresh]);

  const toggle = (next: boolean) => {
    setOn(next);
    if (!next && document.fullscreenElement) void document.exitFullscreen();
    // A browser that refuses the whole screen still gives the whole window.
    if (next && document.fullscreenEnabled) {
      void document.documentElement.requestFullscreen().catch(() => undefined);
    }
  };
  return { isOn, toggle };
}
