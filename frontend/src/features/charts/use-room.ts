"use client";

import { useLayoutEffect, useRef, useState, type RefObject } from "react";

import type { Room } from "./prepare/room";

/** Before it is measured: a card on a desk. */
const FIRST: Room = { width: 640, height: 280 };

/** How many pixels an element has, now and after it changes. */
export function useRoom(): [RefObject<HTMLDivElement | null>, Room] {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(FIRST);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0) return;
      setRoom((known) =>
        known.width === width && known.height === height ? known : { width, height },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, room];
}
