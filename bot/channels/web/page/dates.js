// Dates and times in Dutch, always in Amsterdam time.

const ZONE = "Europe/Amsterdam";
const LONG = new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: ZONE });
const SHORT = new Intl.DateTimeFormat("nl-NL", { weekday: "short", day: "numeric", month: "short", timeZone: ZONE });
const PLAIN = new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const medium = (timeZone) => new Intl.DateTimeFormat("nl-NL", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone });
const MEDIUM = medium(ZONE);
const MEDIUM_PLAIN = medium("UTC");
const CLOCK = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });

export const longDay = (moment) => LONG.format(moment);
export const shortDay = (moment) => SHORT.format(moment);
export const time = (moment) => CLOCK.format(moment).replace(":", ".");

/** An ISO date as a Dutch day; any other text as it is. */
export function dayText(value) {
  const text = typeof value === "string" ? value : "";
  return /^\d{4}-\d\d-\d\d$/.test(text) ? PLAIN.format(new Date(`${text}T00:00:00Z`)) : text;
}

/** An ISO moment as a Dutch day and time; any other text as it is. One without an offset is meant in Amsterdam. */
export function momentText(value) {
  const text = typeof value === "string" ? value : "";
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  if (!found) return dayText(text);
  if (found[5]) {
    const moment = new Date(text.replace(" ", "T"));
    return `${MEDIUM.format(moment)} om ${time(moment)} uur`;
  }
  const day = MEDIUM_PLAIN.format(new Date(`${found[1]}T00:00:00Z`));
  return `${day} om ${found[2]}.${found[3]} uur`;
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  const unit = bytes < 1024 * 1024 ? [1024, "kB"] : [1024 * 1024, "MB"];
  const amount = bytes / unit[0];
  return `${amount.toLocaleString("nl-NL", { maximumFractionDigits: amount < 10 ? 1 : 0 })} ${unit[1]}`;
}
