export const report = (a, r) => JSON.stringify(r, (k, v) => typeof v === "number" ? Math.round(v * 10) / 10 : v, 1);
